// SPDX-License-Identifier: GPL-3.0-or-later

#include "rpc/error_class.h"

#include <QTest>

#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::rpc;

namespace {

struct Row {
    const char* name;
    int http;
    qint64 code;  // 0 for none
    const char* text;
    ErrorClass kind;
    qint64 cap = 0;
    qint64 results = 0;
    qint64 lo = -1, hi = -1;
    qint64 blocks = 20'000;
};

using enum ErrorClass;

/// Real error messages of providers; numbers replace the letters of the collection.
const Row rows[] = {
    {"geth range", 200, -32602, "exceed maximum block range 5000", RangeHint, 5000},
    {"geth params", 200, -32602, "invalid block range params", FatalParams},
    {"geth beyond head", 200, -32602, "block range extends beyond current head block", NotYet},
    {"geth addresses", 200, -32000, "exceed max addresses or topics per search position", TooManyAddresses},
    {"geth topics", 200, -32000, "exceed max topics", FatalParams},
    {"geth timeout", 200, -32002, "request timed out", Transient},
    {"geth size", 200, -32003, "response too large", TooLarge},
    {"geth batch", 200, -32600, "batch too large", TooLarge},
    {"geth pruned", 200, 4444, "pruned history unavailable", Pruned},
    {"geth body", 413, 0, "Request Entity Too Large", TooLarge},
    {"reth range", 200, -32602, "query exceeds max block range 100000", RangeHint, 100000},
    {"reth results", 200, -32602, "query exceeds max results 20000, retry with the range 19000000-19000512", RangeHint,
     0, 20000, 19000000, 19000512},
    {"reth beyond head", 200, -32602, "block range extends beyond current head block: requested 120, head 100", NotYet},
    {"jsonrpsee size", 200, -32008, "Response is too big Exceeded max limit of 167772160", TooLarge},
    {"nethermind", 200, -32005, "Too many logs requested. Max logs per response is 20000.", TooLarge, 0, 20000},
    {"erigon results", 200, -32602, "query returns too many logs, narrow your filter: 20000", TooLarge, 0, 20000},
    {"erigon range", 200, -32602, "query block range exceeds server limit, narrow your filter: 1000", RangeHint, 1000},
    {"nitro", 200, -32000, "logs matched by query exceeds limit of 10000", TooLarge, 0, 10000},
    {"op-geth size", 200, -32020, "backend response too large", TooLarge},
    {"op-geth range", 200, -32000, "Block range is too large", TooLarge},
    {"bor", 200, -32000, "ReceiptGen.GetReceipt: txn is a state-sync transaction", Transient},
    {"alchemy free", 200, -32600,
     "Under the Free tier plan, you can make eth_getLogs requests with up to a 10 block range. Based on your "
     "parameters, this block range should work: [0x64, 0x6d]. Upgrade to PAYG for expanded block range.",
     RangeHint, 10, 0, 100, 109},
    {"alchemy 500", 200, -32600,
     "You can make eth_getLogs requests with up to a 500 block range. Based on your parameters, this block range "
     "should work: [0x0, 0x1f3]",
     RangeHint, 500, 0, 0, 499},
    {"alchemy inverted", 200, -32600,
     "up to a 500 block range. Based on your parameters, this block range should work: [0x1f3, 0x0]", RangeHint, 500, 0,
     0, 499},
    {"alchemy paid", 200, -32602,
     "Log response size exceeded. You can make eth_getLogs requests with up to a 2K block range and no limit on the "
     "response size, or you can request any block range with a cap of 10K logs in the response. Based on your "
     "parameters and the response size limit, this block range should work: [0x10, 0x20]",
     RangeHint, 0, 10000, 16, 32},
    {"alchemy rate", 429, 429, "Your app has exceeded its compute units per second capacity.", Rate},
    {"alchemy rate over ws", 200, 429, "exceeded its compute units per second capacity", Rate},
    {"alchemy month", 429, 429, "Monthly capacity limit exceeded.", Billing},
    {"infura range", 200, -32602, "range 20000 exceeds limit of 10000", RangeHint, 10000},
    {"infura results", 200, -32005, "query returned more than 10000 results. Try with this block range [0x1a4, 0x1a8].",
     RangeHint, 0, 10000, 420, 424},
    {"infura timeout", 200, -32005, "query timeout exceeded", TooLarge},
    {"infura timeout, one block", 200, -32005, "query timeout exceeded", Rate, 0, 0, -1, -1, 1},
    {"infura day", 402, 402, "daily request count exceeded", Billing},
    {"infura rate", 429, 0, "Too Many Requests", Rate},
    {"quicknode range", 413, -32614, "eth_getLogs is limited to a 10,000 range", RangeHint, 10000},
    {"quicknode free range", 413, -32614, "eth_getLogs is limited to a 5 range", RangeHint, 5},
    {"quicknode rate", 200, -32007, "50/second request limit reached", Rate},
    {"quicknode rate 2", 200, -32009, "request limit reached", Rate},
    {"quicknode method", 200, -32612, "method is not enabled", Unsupported},
    {"quicknode method 2", 200, -32613, "feature is disabled", Unsupported},
    {"ankr range", 200, -32600, "block range is too wide", RangeHint, 3000},
    {"ankr results", 200, -32600, "query exceeds max results 200000", TooLarge, 0, 200000},
    {"chainstack wide", 200, -32602, "Block range limit exceeded.", RangeHint, 10000},
    {"chainstack free", 200, -32602, "Block range limit exceeded.", RangeHint, 100, 0, -1, -1, 5000},
    {"drpc", 200, 35, "ranges over 10000 blocks are not supported on freetier", RangeHint, 10000},
    {"publicnode", 200, -32701, "exceed maximum block range: 50000", RangeHint, 50000},
    {"1rpc", 200, -32000, "eth_getLogs is limited to a 1000 blocks range", RangeHint, 1000},
    {"1rpc size", 200, -32000, "response size should not greater than 10000000 bytes", TooLarge},
    {"merkle", 200, -32000, "eth_getLogs range is too large, max is 1k blocks", RangeHint, 1000},
    {"llama", 200, -32602, "query exceeds max results 20000", TooLarge, 0, 20000},
    {"more than anybody counts", 200, -32005, "query returned more than 90000000000000000k results", TooLarge},
    {"mevblocker", 200, -32005, "query returned more than 10000 results", TooLarge, 0, 10000},
    {"cloudflare", 200, -32047, "Invalid eth_getLogs request. 'fromBlock'-'toBlock' range too large. Max range: 800",
     RangeHint, 800},
    {"thirdweb", 200, -32005, "Maximum allowed number of requested blocks is 1000", RangeHint, 1000},
    {"coinbase", 200, -32005, "please limit the query to at most 1000 blocks", RangeHint, 1000},
    {"base public", 200, -32011, "no backend is currently healthy to serve traffic", TooLarge},
    {"base public, one block", 200, -32011, "no backend is currently healthy to serve traffic", Transient, 0, 0, -1, -1,
     1},
    {"base range", 200, -32000, "block range too large", TooLarge},
    {"blockpi", 200, -32602, "eth_getLogs is limited to 1024 block range", RangeHint, 1024},
    {"hyperliquid", 200, -32000, "query exceeds max block range 50", RangeHint, 50},
    {"hyperliquid behind", 200, -32603, "invalid block height: 1234", NotYet},
    {"tenderly", 200, -32000, "Try with this block range [0x5, 0xF]", RangeHint, 0, 0, 5, 15},
    {"load balancer", 200, -32014, "block is not available yet", NotYet},
    {"load balancer 2", 200, -32503, "not ready", NotYet},
    {"load balancer 3", 200, -32000, "block not found", NotYet},
    {"erpc", 200, -32012, "block range exceeded max allowed", TooLarge},
    {"erpc 2", 200, -32012, "range threshold exceeded", TooLarge},
    {"plan", 200, -32000, "block range exceeds plan (20000 > 2,000)", RangeHint, 2000},
    {"distance", 200, -32000, "maximum blocks distance: 5000", RangeHint, 5000},
    {"few addresses", 200, -32602, "specify less number of address", TooManyAddresses},
    {"filters", 200, -32602, "number of filters 6000 exceeds current limit 5000", TooManyAddresses},
    {"auth 401", 401, 0, "", Auth},
    {"auth 403", 403, 0, "<html>Forbidden</html>", Auth},
    {"auth text", 200, -32000, "Must be authenticated!", Auth},
    {"auth key", 200, -32052, "invalid access key", Auth},
    {"tag", 200, -39001, "finalized block not found", Tag},
    {"tag 2", 200, -32602, "'safe' is not a supported block tag", Tag},
    {"header", 200, -32000, "header not found", NotYet},
    {"unfinalized", 200, -32000, "cannot query unfinalized data", NotYet},
    {"not synced", 200, -32005, "upstream not synced", NotYet},
    {"pruned state", 200, -32000, "missing trie node 0xabc (path )", Pruned},
    {"pruned state 2", 200, -32000, "historical state 0xabc is not available", Pruned},
    {"no method", 200, -32601, "the method eth_getBlockReceipts does not exist/is not available", Unsupported},
    {"no method 2", 405, 0, "", Unsupported},
    {"revert", 200, 3, "execution reverted", Revert},
    {"gas", 200, -32000, "out of gas", Revert},
    {"5xx", 503, 0, "<html><body>Service Unavailable</body></html>", Transient},
    {"internal", 200, -32603, "Internal error", Transient},
    {"params", 200, -32602, "invalid argument 0", FatalParams},
    {"parse", 200, -32700, "parse error", FatalParams},
    {"free tier", 200, -32000, "this method needs more than the free tier", Billing},
    {"quota", 200, -32000, "quota used", Rate},
};

}  // namespace

class ErrorClassTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyProvidersErrorsAreClassified_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < static_cast<int>(std::size(rows)); ++i)
            QTest::newRow(rows[i].name) << i;
    }
    void everyProvidersErrorsAreClassified()
    {
        QFETCH(int, index);
        const Row& row = rows[index];
        Fault fault;
        fault.httpStatus = row.http;
        if (row.code != 0)
            fault.code = row.code;
        fault.message = QString::fromUtf8(row.text);
        const Verdict verdict = classify(fault, row.blocks);
        QCOMPARE(QString::fromLatin1(name(verdict.kind)), QString::fromLatin1(name(row.kind)));
        QCOMPARE(verdict.cap.value_or(0), row.cap);
        QCOMPARE(verdict.resultCap.value_or(0), row.results);
        QCOMPARE(verdict.range.has_value(), row.lo >= 0);
        if (verdict.range)
            QCOMPARE(*verdict.range, (Interval{row.lo, row.hi}));
    }

    void infurasErrorDataIsRead()
    {
        Fault fault;
        fault.code = -32005;
        fault.message = u"query returned more than 10000 results"_s;
        fault.dataRange = Interval{100, 200};
        const Verdict verdict = classify(fault, 1000);
        QCOMPARE(verdict.kind, RangeHint);
        QCOMPARE(*verdict.range, (Interval{100, 200}));
    }

    void brokenExchangesAreClassified()
    {
        for (const char* network : {"timeout", "connection", "tls", "bad_json", "redirect", "incomplete"}) {
            Fault fault;
            fault.network = QString::fromLatin1(network);
            QCOMPARE(classify(fault, 0).kind, Transient);
            QVERIFY(!toError(fault, classify(fault), u"https://x/"_s).text().isEmpty());
        }
        Fault huge;
        huge.network = u"too_large"_s;
        QCOMPARE(classify(huge, 10).kind, TooLarge);
    }
};
SIGNALBOX_TEST(ErrorClassTest)
#include "error_class_test.moc"
