// SPDX-License-Identifier: GPL-3.0-or-later

#include "signalbox/command_arguments.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::arguments;

class CommandArgumentsTest : public QObject {
    Q_OBJECT
private:
    static QJsonObject json(const char* text) { return QJsonDocument::fromJson(text).object(); }
    static EndpointDraft endpoint()
    {
        EndpointDraft draft;
        draft.url = u"https://node.example/"_s;
        draft.priority = 2;
        draft.limits = {{u"batch"_s, 10}};
        draft.user = u"me"_s;
        draft.note = u"spare"_s;
        return draft;
    }
    static StreamDraft stream()
    {
        StreamDraft draft;
        draft.stream = u"transfers:0x01"_s;
        draft.from = qint64(1) << 60;
        draft.decimals = 6;
        draft.registries = {{u"identity"_s, u"0x02"_s}};
        return draft;
    }
    static QString address(int last) { return u"0x"_s + QString::number(last).rightJustified(40, u'0'); }
    /// One of each verb, with every field set.
    static std::vector<Arguments> all()
    {
        ChainDraft chain;
        chain.caip2 = u"eip155:1"_s;
        chain.endpoints = {endpoint()};
        chain.streams = {stream()};
        chain.to = 9;
        chain.networkId = 3;
        ChainEdit edit{u"One"_s, 3, u"proven"_s, {{u"explorer"_s, u"x"_s}}, Interval{4, 8}, {{u"name"_s, u"Two"_s}}};
        EndpointEdit change{7, endpoint(), 4, false, {{u"rate"_s, QJsonValue()}}, u""_s, {{u"priority"_s, 2}}};
        return {ChainAdd{chain},
                edit,
                ChainPause{},
                ChainResume{},
                ChainDelete{true},
                ChainRecover{},
                EndpointAdd{endpoint()},
                change,
                EndpointRemove{7},
                StreamAdd{stream()},
                StreamRemove{u"registries"_s, true},
                Reindex{{5, qint64(1) << 60}},
                FillGaps{},
                ScanGaps{},
                Rewind{-1},
                RetryNow{},
                QuarantineRetry{5, u"3"_s},
                QuarantineSkip{6, u"a:1"_s},
                AlertAcknowledge{8},
                AlertMute{8, QDateTime({2100, 1, 1}, {1, 2, 3, 4}, Qt::UTC)},
                Resync{{u"accounts"_s}},
                Repair{{u"orders"_s, u"pools"_s}},
                Optimize{{u"accounts"_s}, true, 12, u"weekly"_s},
                Verify{Interval{1, 2}, 5},
                BalancesRecalculate{address(1), address(2)},
                BalancesRebuild{},
                BalancesVerify{address(1), 30},
                QueueRetry{{4, qint64(1) << 60}},
                QueueDiscard{{5}},
                QueueConfigure{false, false, 10, 20, 30, 40, 50, 60},
                TokenEdit{address(1), u"A"_s, u""_s, u"a-token"_s, u"rules"_s, -1, true, 12},
                PacketsClear{u"osmosis-1"_s, u"transfer"_s, u"channel-0"_s, {1, ~quint64(0)}},
                ThresholdSet{u"osmosis-1"_s, u"transfer"_s, u"channel-0"_s, 300, 1'800},
                PriceSet{u"osmosis-1"_s, u"uosmo"_s, u"OSMO"_s, 6, u"0.52"_s,
                         QDateTime({2100, 1, 1}, {1, 2, 3, 4}, Qt::UTC)}};
    }

private Q_SLOTS:
    void everyVerbRoundTripsThroughJson()
    {
        const std::vector<Arguments> each = all();
        QCOMPARE(each.size(), std::variant_size_v<Arguments>);
        for (std::size_t i = 0; i < each.size(); ++i) {
            const Verb verb = static_cast<Verb>(i);
            QCOMPARE(verbOf(each[i]), verb);
            const QJsonObject written = toJson(each[i]);
            const auto read = readArguments(verb, written);
            QVERIFY2(read, name(verb));
            QCOMPARE(verbOf(*read), verb);
            QCOMPARE(toJson(*read), written);
        }
        QCOMPARE(verbOf(each.back()), Verb::PriceSet);
    }

    /// The keys are those that the table has had from the start.
    void theKeysAreThoseOfTheTable()
    {
        const std::vector<Arguments> each = all();
        const auto keys = [&](Verb verb) { return toJson(each[std::size_t(verb)]).keys().join(u' '); };
        QCOMPARE(keys(Verb::ChainEdit), u"confirmations headers lower name settings was"_s);
        QCOMPARE(keys(Verb::EndpointEdit), u"enabled id limits note priority url user was"_s);
        QCOMPARE(keys(Verb::StreamAdd), u"addresses decimals from stream"_s);
        QCOMPARE(keys(Verb::StreamRemove), u"dropRows stream"_s);
        QCOMPARE(keys(Verb::Optimize), u"dropSuperseded keepFrom scheduled tables"_s);
        QCOMPARE(keys(Verb::Verify), u"hi lo sample"_s);
        QCOMPARE(keys(Verb::BalancesRecalculate), u"contract holder"_s);
        QCOMPARE(keys(Verb::BalancesVerify), u"contract holders"_s);
        QCOMPARE(keys(Verb::QueueRetry) + u' ' + keys(Verb::QueueDiscard), u"ids ids"_s);
        QCOMPARE(keys(Verb::QueueConfigure),
                 u"batchSize boostHours enabled intervalSeconds longestRetryMs mostAttempts retryMs"_s);
        QCOMPARE(keys(Verb::TokenEdit), u"coingeckoId contract decimals mode name stable start symbol"_s);
        QCOMPARE(keys(Verb::PacketsClear), u"chainId channel port sequences"_s);
        QCOMPARE(keys(Verb::ThresholdSet), u"chainId channel criticalSeconds port stuckSeconds"_s);
        QCOMPARE(keys(Verb::PriceSet), u"chainId decimals denom since symbol usd"_s);
        QCOMPARE(toJson(each[std::size_t(Verb::Reindex)]),
                 (QJsonObject{{u"lo"_s, 5}, {u"hi"_s, u"1152921504606846976"_s}}));
        QCOMPARE(toJson(Arguments(Verify{})), QJsonObject());
        QCOMPARE(toJson(Arguments(EndpointEdit{})), (QJsonObject{{u"id"_s, 0}}));
    }

    void whatIsNotNamedIsNotSet()
    {
        const auto edit = readArguments(Verb::EndpointEdit, json(R"({"id":"7","limits":{"rate":null}})"));
        QVERIFY(edit);
        const auto& endpoint = std::get<EndpointEdit>(*edit);
        QCOMPARE(endpoint.id, 7);
        QVERIFY(!endpoint.address && !endpoint.priority && !endpoint.enabled && !endpoint.note);
        QVERIFY(endpoint.limits.value("rate"_L1).isNull());
        const auto chain = readArguments(Verb::ChainEdit, json("{}"));
        QVERIFY(chain);
        const auto& settings = std::get<ChainEdit>(*chain);
        QVERIFY(!settings.name && !settings.confirmations && !settings.headers && !settings.lower);
        const auto item = readArguments(Verb::QuarantineSkip, json(R"({"block":5,"position":12})"));
        QVERIFY(item);
        QCOMPARE(std::get<QuarantineSkip>(*item).position, u"12"_s);
        const auto everything = readArguments(Verb::BalancesRecalculate, json("{}"));
        QVERIFY(everything && std::get<BalancesRecalculate>(*everything).contract.isEmpty());
        QVERIFY(std::get<QueueRetry>(readArguments(Verb::QueueRetry, json("{}")).value()).ids.empty());
        QCOMPARE(std::get<BalancesVerify>(readArguments(Verb::BalancesVerify, json("{}")).value()).holders, 200);
        const auto reset = readArguments(Verb::QueueConfigure, json(R"({"reset":true})"));
        QVERIFY(reset && std::get<QueueConfigure>(*reset).reset && !std::get<QueueConfigure>(*reset).enabled);
        const auto token =
            readArguments(Verb::TokenEdit,
                          {{u"contract"_s, u"0x00000000000000000000000000000000000000aB"_s}, {u"symbol"_s, QString()}});
        QVERIFY(token);
        const auto& change = std::get<TokenEdit>(*token);
        QCOMPARE(change.contract, u"0x00000000000000000000000000000000000000ab"_s);
        QVERIFY(change.symbol && change.symbol->isEmpty() && !change.name && !change.decimals && !change.stable);
        const auto unmuted = readArguments(Verb::AlertMute, json(R"({"id":5})"));
        QVERIFY(unmuted);
        QVERIFY(!std::get<AlertMute>(*unmuted).until.isValid());
    }

    void badJsonIsRefused_data()
    {
        QTest::addColumn<Verb>("verb");
        QTest::addColumn<QByteArray>("args");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("text");
        const QString range = u"A range needs two block numbers, the lower one first, both 0 or more."_s;
        const auto row = [](const char* title, Verb verb, const QByteArray& args, const QString& text,
                            const char* code = "BAD_ARGS") {
            QTest::newRow(title) << verb << args << QString::fromLatin1(code) << text;
        };
        row("no endpoint", Verb::ChainAdd, "{}", u"A chain needs at least one endpoint."_s, "NO_ENDPOINT");
        row("confirmations", Verb::ChainEdit, R"({"confirmations":"many"})",
            u"Confirmations must be a number from 0 to 10,000."_s);
        row("headers", Verb::ChainEdit, R"({"headers":5})", u"Headers are proven, full or borders."_s);
        row("lower", Verb::ChainEdit, R"({"lower":[5]})", range);
        row("name", Verb::ChainEdit, R"({"name":" "})", u"A name has 1 to 100 characters."_s);
        row("no URL", Verb::EndpointAdd, R"({"url":5})", u"The endpoint's URL is missing."_s);
        row("no endpoint number", Verb::EndpointEdit, R"({"id":"x"})", u"The endpoint's number is missing."_s);
        row("no endpoint to remove", Verb::EndpointRemove, R"({"id":1.5})", u"The endpoint's number is missing."_s);
        row("no stream", Verb::StreamAdd, R"({"stream":["a"]})", u"The stream is missing."_s);
        row("headers stay", Verb::StreamRemove, R"({"stream":"headers"})",
            u"Block headers are always indexed, because reorgs are detected by them. Delete the chain instead."_s,
            "HEADERS_STAY");
        row("half a range", Verb::Reindex, R"({"lo":5})", range);
        row("upside down", Verb::Reindex, R"({"lo":5,"hi":4})", range);
        row("rewind", Verb::Rewind, R"({"to":-2})", u"Rewind needs the number of the last block to keep."_s);
        row("item", Verb::QuarantineRetry, R"({"position":"1"})", u"The block number of the item is missing."_s);
        row("alert", Verb::AlertAcknowledge, "{}", u"The alert's number is missing."_s);
        row("mute", Verb::AlertMute, R"({"id":1,"until":"soon"})", u"The end of the mute is not a valid time."_s);
        row("keep from", Verb::Optimize, R"({"keepFrom":"x"})", u"The first height to keep must be 1 or higher."_s);
        row("sample", Verb::Verify, R"({"sample":0})", u"A sample is a number of blocks from 1 on."_s);
        row("verify range", Verb::Verify, R"({"lo":1})", range);
        const QString contract = u"\"%1\" is not a valid contract address: 0x and 40 hexadecimal digits."_s;
        row("short contract", Verb::BalancesRecalculate, R"({"contract":"0x12"})", contract.arg(u"0x12"_s));
        row("no contract", Verb::BalancesVerify, R"({"contract":5})", contract.arg(QString()));
        row("holder", Verb::BalancesRecalculate,
            R"({"contract":"0x00000000000000000000000000000000000000aB","holder":"0x000000000000000000000000000000000000000g"})",
            u"\"0x000000000000000000000000000000000000000g\" is not a valid holder address: 0x and 40 hexadecimal "
            "digits."_s);
        row("holder alone", Verb::BalancesRecalculate, R"({"holder":"0x00000000000000000000000000000000000000ab"})",
            u"The balance of a holder belongs to one token: specify its contract, too."_s);
        row("holders", Verb::BalancesVerify, R"({"holders":10001})",
            u"A sample is a number of holders from 1 to 10,000."_s);
        row("entry", Verb::QueueRetry, R"({"ids":["x"]})", u"Entries of the queue are named by their numbers."_s);
        row("no entry", Verb::QueueDiscard, R"({"ids":[]})", u"Name at least one entry of the queue."_s);
        row("nothing", Verb::QueueConfigure, "{}", u"Nothing was specified that could be changed."_s);
        row("reset with values", Verb::QueueConfigure, R"({"reset":true,"retryMs":5})",
            u"A chain that uses the defaults again takes no values of its own."_s);
        row("enabled", Verb::QueueConfigure, R"({"enabled":1})", u"A queue is enabled or not: true or false."_s);
        row("batch", Verb::QueueConfigure, R"({"batchSize":0})",
            u"The batch size must be a number from 1 to 100,000."_s);
        row("interval", Verb::QueueConfigure, R"({"intervalSeconds":3601})",
            u"The interval must be a number of seconds from 1 to 3,600."_s);
        row("longest", Verb::QueueConfigure, R"({"longestRetryMs":"x"})",
            u"The longest retry delay must be a number of milliseconds from 1 to 86,400,000."_s);
        row("no token", Verb::TokenEdit, R"({"symbol":"A"})", u"The token's contract is missing."_s);
        const auto token = [](const char* more) {
            return QByteArray(R"({"contract":"0x00000000000000000000000000000000000000ab")") + more + '}';
        };
        row("token unchanged", Verb::TokenEdit, token(""), u"Nothing was specified that could be changed."_s);
        row("mode", Verb::TokenEdit, token(R"(,"mode":"guess")"), u"A mode is transfers, rules or call."_s);
        row("decimals", Verb::TokenEdit, token(R"(,"decimals":256)"),
            u"Decimals must be a number from 0 to 255, or -1 if unknown."_s);
        row("start", Verb::TokenEdit, token(R"(,"start":-2)"),
            u"The first block must be 0 or higher, or -1 if unknown."_s);
        row("symbol", Verb::TokenEdit, token(R"(,"symbol":"ääääääääääääääääääääääääääääääääx")"),
            u"A symbol is at most 64 bytes long."_s);
    }
    void badJsonIsRefused()
    {
        QFETCH(Verb, verb);
        QFETCH(QByteArray, args);
        QFETCH(QString, code);
        QFETCH(QString, text);
        const auto read = readArguments(verb, json(args.constData()));
        QVERIFY(!read);
        QCOMPARE(read.error().code, code);
        QCOMPARE(read.error().text(), text);
    }
};

SIGNALBOX_TEST(CommandArgumentsTest)

#include "command_arguments_test.moc"
