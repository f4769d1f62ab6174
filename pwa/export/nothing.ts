// Stands in for libraries that jsPDF loads only to draw HTML or SVG, which is never asked of it here; the build points them at this file.
export default null;
