# An OpenStack Swift for tests in one process: account, container and object server, and the proxy with its S3 interface.
# Usage: one-swift.py FOLDER. It takes free ports, keeps everything in the folder, and goes on with what is there.
import os
import sys

import eventlet
import eventlet.wsgi

eventlet.monkey_patch()

from swift.common import utils  # noqa: E402
from swift.common.ring import RingBuilder  # noqa: E402
from swift.common.wsgi import SwiftHttpProtocol, loadapp  # noqa: E402

FOLDER = sys.argv[1]
STORES = ("account", "container", "object")

STORE = """
[DEFAULT]
swift_dir = {folder}
devices = {folder}/devices
mount_check = false
log_level = ERROR
[pipeline:main]
pipeline = {kind}-server
[app:{kind}-server]
use = egg:swift#{kind}
"""

PROXY = """
[DEFAULT]
swift_dir = {folder}
log_level = ERROR
[pipeline:main]
pipeline = catch_errors gatekeeper cache listing_formats s3api tempauth bulk slo proxy-server
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:gatekeeper]
use = egg:swift#gatekeeper
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:1
[filter:listing_formats]
use = egg:swift#listing_formats
[filter:s3api]
use = egg:swift#s3api
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = testing .admin
[filter:bulk]
use = egg:swift#bulk
[filter:slo]
use = egg:swift#slo
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
"""


def write(name, text):
    path = os.path.join(FOLDER, name)
    with open(path, "w") as file:
        file.write(text)
    return path


def build_ring(kind, port):
    builder = RingBuilder(1, 1, 0)
    builder.add_dev(
        {"id": 0, "region": 1, "zone": 1, "weight": 1.0, "ip": "127.0.0.1", "port": port, "device": "disk", "meta": ""}
    )
    builder.rebalance()
    builder.get_ring().save(os.path.join(FOLDER, kind + ".ring.gz"))


def serve(sock, conf):
    # the replication address is the same; keep-alive as in swift.common.wsgi
    eventlet.spawn(
        eventlet.wsgi.server,
        sock,
        loadapp(conf),
        log=utils.NullLogger(),
        protocol=SwiftHttpProtocol,
        keepalive=True,
        custom_pool=eventlet.GreenPool(size=256),
    )


os.makedirs(os.path.join(FOLDER, "devices", "disk"), exist_ok=True)
write("swift.conf", "[swift-hash]\nswift_hash_path_suffix = waymark\n")
utils.set_swift_dir(FOLDER)
sockets = {kind: eventlet.listen(("127.0.0.1", 0), backlog=512) for kind in STORES}
for kind, sock in sockets.items():
    build_ring(kind, sock.getsockname()[1])
for kind, sock in sockets.items():
    serve(sock, write(kind + ".conf", STORE.format(folder=FOLDER, kind=kind)))
proxy = eventlet.listen(("127.0.0.1", 0), backlog=512)
serve(proxy, write("proxy.conf", PROXY.format(folder=FOLDER)))
print("listening on %d" % proxy.getsockname()[1], flush=True)
while True:
    eventlet.sleep(3600)
