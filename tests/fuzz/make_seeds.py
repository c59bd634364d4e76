#!/usr/bin/env python3
"""Writes the seeds of the fuzz targets to tests/data/fuzz: slices of recorded Canopy answers, answers of the simulated EVM chain, and
a few that are written here. Findings lie beside them as found-*, and are kept.
    make_seeds.py SIGNALBOX_SIM [RECORDINGS...]    recordings: *.jsonl.zst, by default those of tests/data/canopy
"""
import base64, glob, json, os, subprocess, sys, urllib.request

here = os.path.dirname(os.path.abspath(__file__))
out = os.path.join(here, "..", "data", "fuzz")
MOST = 24_000  # bytes of one seed


def write(target, name, data):
    if isinstance(data, str):
        data = data.encode()
    if len(data) > MOST:
        return False
    folder = os.path.join(out, target)
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name), "wb") as file:
        file.write(data)
    return True


def lines(files):
    for file in files:
        text = subprocess.run(["zstd", "-dc", "--long=27", file], check=True, capture_output=True).stdout
        for line in text.splitlines():
            yield json.loads(line)


ROUTES = ["height", "accounts", "validators", "pools", "orders", "dex-price", "dex-batch", "params", "supply", "non-signers",
          "double-signers", "committees-data", "subsidized-committees", "block-by-height", None, "txs-by-height", "events-by-height",
          "cert-by-height"]
ALSO = {"next-dex-batch": 6, "retired-committees": 12, "block-by-hash": 13}


def canopy(files):
    by_route, bulk = {}, []
    for line in lines(files):
        route = line.get("path", "").rsplit("/", 1)[-1]
        if line.get("status") != 200:
            continue
        if route == "indexer-blobs" and "response_hex" in line:
            bulk.append(bytes.fromhex(line["response_hex"]))
        elif (route in ROUTES or route in ALSO) and "response" in line:
            by_route.setdefault(route, []).append(line["response"])
    for route, answers in by_route.items():
        number = ALSO.get(route, ROUTES.index(route) if route in ROUTES else 0)
        fitting = sorted({a for a in answers if len(a) < MOST}, key=len)
        # the shortest, the longest and some between: their shapes differ most
        for i in sorted({len(fitting) * part // 5 for part in range(5)} | {len(fitting) - 1}):
            if 0 <= i < len(fitting):
                write("canopy_json", f"{route}-{i}", bytes([number]) + fitting[i].encode())
    bulk = sorted({b for b in bulk if len(b) < MOST}, key=len)
    for i in sorted({len(bulk) * part // 12 for part in range(12)}):
        write("canopy_wire", f"bulk-{i}", b"\0" + bulk[i])
        for field, blob in fields(bulk[i]):
            write("canopy_wire", f"state-{i}-{field}", b"\1" + blob)
            for inner, block in fields(blob):
                if inner == 1:
                    write("canopy_wire", f"block-{i}-{field}", b"\2" + block)
    for name in ("MessageSend", "MessageStake", "MessageChangeParameter", "MessageCertificateResults"):
        write("canopy_wire", name, b"\3" + name.encode() + b"\n\x0a\x04\x01\x02\x03\x04\x18\x05")


def cosmos(file):
    """Results and block of some heights; the transactions, acknowledgements and packet data in them."""
    answers = {}
    for line in lines([file]):
        route, height = line["path"].split("?height=")
        answers.setdefault((line["chain"], int(height)), {})[route] = line["response"]
    kinds, picked = {}, set()
    for (chain, height), both in sorted(answers.items(), key=lambda one: len(one[1]["/block_results"])):
        result = json.loads(both["/block_results"])["result"]
        names = {e["type"] for tx in result["txs_results"] or [] for e in tx["events"]}
        names |= {e["type"] for key in ("begin_block_events", "end_block_events", "finalize_block_events") for e in result.get(key) or []}
        fresh = {(chain, name) for name in names} - picked
        if not fresh or not write("cosmos", f"block-{chain}-{height}",
                                  b"\0" + both["/block_results"].encode() + b"\n" + both["/block"].encode()):
            continue
        picked |= fresh
        for tx, done in zip(json.loads(both["/block"])["result"]["block"]["data"]["txs"] or [], result["txs_results"] or []):
            raw, data = base64.b64decode(tx), base64.b64decode(done["data"] or "")[:255]
            kinds.setdefault((chain, data[:60]), b"\1" + bytes([len(data)]) + data + raw)
    for i, seed in enumerate(sorted(kinds.values(), key=len)[::3]):
        write("cosmos", f"tx-{i}", seed)
    for name, text in {
        "ack": b'\2{"result":"AQ=="}', "ack-error": b'\2{"error":"ABCI code: 1: error handling packet: see events for details"}',
        "ack-fee": b'\2{"app_acknowledgement":"eyJyZXN1bHQiOiJBUT09In0=","forward_relayer_address":"","underlying_app_success":true}',
        "ack-v2": bytes.fromhex("020a117b22726573756c74223a2241513d3d227d"),
        "data": b'\3{"denom":"transfer/channel-0/uatom","amount":"7","sender":"a","receiver":"b","memo":"\\u0000"}',
        "data-v2": bytes.fromhex("030801120f30372d74656e6465726d696e742d311a0f30372d74656e6465726d696e742d302a2a0a087472616e73666572120874"
                                 "72616e736665721a0769637332302d312210") + b"application/json*\x02{}",
        "denom": b"\4transfer/channel-0/transfer/channel-1/factory/a/b", "time": b"\x052026-11-21T10:06:26.832115023Z",
    }.items():
        write("cosmos", name, text)


def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at


def fields(data):
    """The length-delimited fields of a protobuf message."""
    at = 0
    while at < len(data):
        tag, at = varint(data, at)
        if tag & 7 == 2:
            size, at = varint(data, at)
            yield tag >> 3, data[at:at + size]
            at += size
        elif tag & 7 == 0:
            _, at = varint(data, at)
        else:
            return


def evm(program):
    sim = subprocess.Popen([program, "--chains", "1", "--first-id", "900001", "--history", "60", "--block-time", "0", "--transfers", "3",
                            "--open"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        url = json.loads(sim.stdout.readline())["url"]

        def ask(*calls):
            body = [{"jsonrpc": "2.0", "id": i, "method": m, "params": p} for i, (m, p) in enumerate(calls)]
            data = json.dumps(body[0] if len(body) == 1 else body).encode()
            request = urllib.request.Request(url, data, {"Content-Type": "application/json"})
            return urllib.request.urlopen(request).read().decode()

        block = json.loads(ask(("eth_getBlockByNumber", ["0x10", False])))["result"]["hash"]
        logs = ask(("eth_getLogs", [{"fromBlock": "0x1", "toBlock": "0x6"}]))
        token = json.loads(logs)["result"][0]["address"]
        write("logs", "all", b"\1" + logs.encode())
        write("logs", "token", b"\0" + logs.replace(token, "0x" + "11" * 20).encode())
        write("logs", "registry", b"\0" + logs.replace(token, "0x" + "22" * 20).encode())
        places = ["0x" + "33" * 32, "0x" + "00" * 32, "0x44" + "00" * 31]
        batch = ask(*[("eth_getLogs", [{"fromBlock": hex(16 + i), "toBlock": hex(16 + i)}]) for i in range(3)], ("eth_nothing", []))
        for i in range(3):
            named = json.loads(ask(("eth_getBlockByNumber", [hex(16 + i), False])))["result"]["hash"]
            batch = batch.replace(named, places[i])
        write("logs", "batch", b"\x11" + batch.encode())
        write("logs", "batch-token", b"\x10" + batch.replace(token, "0x" + "11" * 20).encode())
        receipts = ask(("eth_getBlockReceipts", ["0x10"])).replace(block, "0x" + "33" * 32)
        write("logs", "receipts", b"\x05" + receipts.encode())
        write("logs", "receipts-counted", b"\x0d" + receipts.encode())
        result = lambda answer: json.dumps(json.loads(answer)["result"], separators=(",", ":")).encode()
        header = result(ask(("eth_getBlockByNumber", ["0x10", False])))
        count = len(json.loads(receipts)["result"])
        for kind in range(4):
            write("proof", f"rules-{kind}", bytes([kind, count]) + header + b"\n" + result(receipts))
        calls = [(method, [hex(i)] + ([False] if "Number" in method else [])) for i in (16, 17)
                 for method in ("eth_getBlockByNumber", "eth_getBlockReceipts")]
        write("proof", "batch", b"\x80\x04" + ask(*calls).encode())
        write("proof", "batch-one", b"\x80\x01" + receipts.encode())
        for name, answer in {
            "one": ask(("eth_getBlockByNumber", ["0x10", False])),
            "whole": ask(("eth_getBlockByNumber", ["0x11", True])),
            "none": ask(("eth_getBlockByNumber", ["0xffff", False])),
            "batch": ask(*[("eth_getBlockByNumber", [hex(i), False]) for i in range(1, 4)], ("eth_chainId", [])),
        }.items():
            write("headers", name, answer)
        write("rpc", "number", b"\1" + ask(("eth_blockNumber", [])).encode())
        write("rpc", "unknown", b"\1" + ask(("eth_nothing", [])).encode())
        write("rpc", "batch", b"\3" + ask(*[("eth_blockNumber", []), ("eth_chainId", []), ("eth_nothing", [])]).encode())
    finally:
        sim.terminate()


def written():
    error = '{"jsonrpc":"2.0","id":%s,"error":{"code":%s,"message":"%s"%s}}'
    for name, text in {
        "rate": error % ("1", -32005, "limit exceeded, 15/second", ',"data":{"see":"docs","retry_after":"1s"}'),
        "range": error % ('"0"', -32602, "query exceeds max block range 1000", ',"data":{"from":"0x1","to":"0x3e8"}'),
        "density": error % ("0", -32005, "query returned more than 10000 results. Try with this block range [0x1, 0x20].", ""),
        "revert": error % ("0", 3, "execution reverted", ',"data":"0x08c379a0"'),
        "html": "<html><head><style>a{}</style></head><body><h1>429 Too Many Requests</h1></body></html>",
        "text": "Too many requests, please try again in 30 seconds", "list": '[{"id":0,"result":null},{"id":"0x1","result":[]}]',
        "message": '{"message":"daily request count exceeded","msg":""}', "empty": "{}",
    }.items():
        write("rpc", name, b"\2" + text.encode())
    for name, text in {
        "subscribed": '{"jsonrpc":"2.0","id":2,"result":"0x9ce59a13059e417087c02d3236a0b1cc"}',
        "chain": '{"jsonrpc":"2.0","id":1,"result":"0x1"}',
        "head": '{"jsonrpc":"2.0","method":"eth_subscription","params":{"subscription":"0x1","result":{"number":"0x1b4","hash":"0x00"}}}',
        "number": '{"method":"eth_subscription","params":{"result":{"number":436}}}',
        "refused": error % ("2", -32601, "notifications not supported", ""),
    }.items():
        write("websocket", name, text)
    for name, text in {
        "plain": "https://rpc.example.org/p/1rpc\n\n\n{}\n{}\n",
        "key": "https://eth-mainnet.g.alchemy.com/v2/abcDEF0123456789abcDEF0123456789\n\n\n{}\n{\"rate\":15,\"batch\":32}\nkey abcDEF0123",
        "user": "https://user:p%40ss@node.example:8545/?apikey=0123456789abcdef#x\nsocks5://127.0.0.1:9050\nbearer\n{\"X-Key\":\"v\"}\n{\"range\":\"1e3\"}\n",
        "v6": "ws://[::1]:8546/ws\nhttp://proxy:3128\n\n{\"a:b\":\"c\"}\n{\"concurrency\":1e15,\"dailyBudget\":-1}\n",
        "masked": "https://rpc.example/\u2022\u2022\u2022\u2022\n\n\n\n\n", "none": "not a url\n\n\n\n\n",
    }.items():
        write("url", name, text)
    for name, text in {
        "message": "*Agent {{agent_id}}* scored `{{score}}`: {{tag1}}\na_b*c`d\\\n{\"score\":\"{{score}}\",\"text\":\"tag {{ tag1 }}\"}",
        "url": "https://hooks.example.org/{{tag1}}?s={{score}}#x\n../a b?c=\u00e9\n{\"a\":[\"{{tag1}}\",1,null,{\"b\":\"{{nope}}\"}]}",
        "braces": "{{{score}}} {{}} {{score|round}} {{secret:hook}} {{\n{{score}}\n{}", "empty": "\n\n",
        "html": "<b>{{tag1}}</b> <a href=\"{{tag1}}\">x</a> &amp;\n\"><script>\U0001f600\n[]",
        "link": "[{{tag1}}](https://a.example/\\)) __a__ ||b|| ~c~ ```\\`x```\n](x)\n{\"a\":\"{{tag1}}\"}",
    }.items():
        write("templates", name, text)
    registration = '{"services":[{"name":"MCP","endpoint":"https://a.example/mcp","version":"2025-06-18"}]}'
    for name, text in {
        "result": ': hello\n\nevent: message\nid: 1\ndata: {"jsonrpc":"2.0","id":2,"result":{"content":[]}}\n\n',
        "returns": "data: a\r\ndata: b\r\r\nretry: 20\rdata\n\nevent: x\n\n", "mark": "\ufeffdata:x\n\n",
        "file": f"data: bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e\n\ndata: {registration}\n\n",
        "old": 'data: QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o\n\ndata: {"capabilities":{"mcp":{"command":"sh"}}}\n\n',
    }.items():
        write("sse", name, b"\3" + text.encode())
    with open(os.path.join(here, "..", "..", "resources", "catalog", "canopy.json"), encoding="utf-8") as file:
        whole = json.load(file)
    for entity in whole["entities"]:
        write("catalog", "ships-" + entity["name"], json.dumps({"family": "canopy", "entities": [entity]}))
    write("catalog", "column", '{"family":"canopy","entities":[{"name":"accounts","columns":[{"name":"note","type":"text","nullable":true}]}]}')
    write("catalog", "mistakes", '{"family":"evm","entities":[{"name":"A b","kind":"x","key":["a","a"],"columns":[{"name":"a","type":"int"}]},1]}')
    word = lambda n: n.to_bytes(32, "big")
    text = word(5) + b"hello".ljust(32, b"\0")
    for layout in range(24):
        for topics, data in ((3, word(7) + word(0x40) + text), (2, word(0x40) + word(0x80) + text + text), (1, word(1) * 6)):
            write("erc8004", f"{layout}-{topics}", bytes([layout, topics]) + word(42) * topics + data)


if __name__ == "__main__":
    recordings = sys.argv[2:] or sorted(glob.glob(os.path.join(here, "..", "data", "canopy", "*.jsonl.zst")))
    written()
    canopy(recordings)
    cosmos(os.path.join(here, "..", "data", "cosmos", "slice.jsonl.zst"))
    evm(sys.argv[1])
