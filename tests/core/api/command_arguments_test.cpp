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
                Verify{Interval{1, 2}, 5}};
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
        QCOMPARE(verbOf(each.back()), Verb::Verify);
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
        const auto row = [](const char* title, Verb verb, const char* args, const QString& text,
                            const char* code = "BAD_ARGS") {
            QTest::newRow(title) << verb << QByteArray(args) << QString::fromLatin1(code) << text;
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
