// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include "ibc/channels/channel_pane.h"
#include "ibc/map/route_layout.h"
#include "ibc/map/route_map.h"
#include "ibc/map/route_matrix.h"
#include "ibc/model/channel_model.h"
#include "ibc/model/ibc_words.h"
#include "ibc/model/relay_model.h"
#include "ibc/model/relayer_model.h"
#include "ibc/model/stuck_model.h"
#include "ibc/model/telemetry_words.h"
#include "ibc/packets/life_layout.h"
#include "ibc/packets/life_line.h"
#include "ibc/packets/packet_export.h"
#include "ibc/packets/packet_search.h"
#include "ibc/packets/raw_card.h"
#include "language/language_manager.h"
#include "signalbox/literals.h"
#include "support/scripted_ibc.h"
#include "support/test_registry.h"
#include "tables/column_fit.h"
#include "theme/theme.h"
#include "widgets/format.h"

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

namespace {

const QDateTime now(QDate(2026, 9, 17), QTime(14, 32, 8), Qt::UTC);

IbcOverview overview()
{
    return *ScriptedIbc(now).overview(now.date(), now.date()).result();
}

PacketDetail raced()
{
    return *ScriptedIbc(now).packet(racedPacket()).result();
}

}  // namespace

/// Layouts, words and models of the screen IBC.
class IbcPartsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        LanguageManager::instance().setLanguage(u"en"_s);
        ThemeManager::instance().install();
    }

    void otherProgramsCountBesideUs()
    {
        ChannelRow row;
        TelemetryChannel told;
        told.origin = {TelemetrySource::Hermes, u"a@b"_s, now.addSecs(-20), now.addSecs(-5)};
        told.chainId = u"osmosis-1"_s;
        told.channel = u"channel-208"_s;
        told.backlog = 11;
        told.oldestSequence = 2'184'406;
        row.channel.telemetry = {told, {}};  // one that states nothing is not shown
        ChannelPane pane;
        pane.setRow(row);
        QStringList shown;
        for (const QLabel* label : pane.findChildren<QLabel*>())
            shown << label->text();
        QVERIFY(shown.contains(u"Counted by Hermes"_s));
        const auto figures = ibc::figuresOf(told);
        QCOMPARE(figures.size(), size_t(2));
        QCOMPARE(figures[0].second, u"11"_s);
        QCOMPARE(figures[1].second, u"2,184,406"_s);
        QVERIFY(ibc::readText(told.origin).contains(u"unreachable since"_s));

        RankedRelayer ranked;
        ranked.relayer.won = 7;
        RelayerModel model(false);
        model.setRows({ranked});
        const QModelIndex won = model.index(0, int(RelayerModel::Column::Won));
        QCOMPARE(won.data(Qt::ToolTipRole).toString(), QString());
        QCOMPARE(won.data().toString(), u"7"_s);
        TelemetryRelayer counted;
        counted.origin.source = TelemetrySource::Chainpulse;
        counted.won = 5;
        ranked.relayer.telemetry = {counted};
        model.setRows({ranked});
        QVERIFY(won.data(Qt::ToolTipRole).toString().startsWith(u"chainpulse counts 5 won and – lost"_s));
    }

    void routesBecomePairs()
    {
        const std::vector<RoutePair> pairs = routePairs(overview().routes);
        QCOMPARE(pairs.size(), size_t(13));
        for (const RoutePair& pair : pairs)
            QVERIFY(pair.a < pair.b);
        QVERIFY(routePairs({IbcRoute{u"a"_s, u"a"_s, 3, 0, 0, {}, {}}}).empty());
    }

    void placesAreTheSameEachTime()
    {
        const IbcOverview data = overview();
        RouteLayout first, second;
        first.setData(data.chains, data.routes);
        IbcOverview turned = data;
        std::reverse(turned.chains.begin(), turned.chains.end());
        std::reverse(turned.routes.begin(), turned.routes.end());
        second.setData(turned.chains, turned.routes);
        for (RouteLayout* each : {&first, &second})
            each->lay({720, 380});
        QCOMPARE(first.nodes().size(), size_t(8));
        for (size_t i = 0; i < first.nodes().size(); ++i) {
            QCOMPARE(first.nodes()[i].chain.chainId, second.nodes()[i].chain.chainId);
            QCOMPARE(first.nodes()[i].box, second.nodes()[i].box);
        }
        // a change of numbers moves nothing
        turned.routes.front().sent = 1'000'000;
        second.setData(turned.chains, turned.routes);
        second.lay({720, 380});
        for (size_t i = 0; i < first.nodes().size(); ++i)
            QCOMPARE(first.nodes()[i].box, second.nodes()[i].box);
    }

    void boxesAreInsideAndApart()
    {
        const IbcOverview data = overview();
        RouteLayout layout;
        layout.setData(data.chains, data.routes);
        for (const QSizeF& size : {QSizeF(720, 380), QSizeF(560, 300)}) {
            layout.lay(size);
            for (const RouteLayout::Node& node : layout.nodes()) {
                QVERIFY(QRectF(QPointF(), size).contains(node.box));
                for (const RouteLayout::Node& other : layout.nodes())
                    QVERIFY(&node == &other || !node.box.intersects(other.box));
            }
        }
    }

    void manyChains()
    {
        std::vector<IbcChain> chains;
        for (int i = 0; i < 60; ++i) {
            IbcChain chain;
            chain.chainId = u"chain-%1"_s.arg(i);
            chain.total = i;
            chains.push_back(chain);
        }
        RouteLayout layout;
        layout.setData(chains, {});
        layout.lay({720, 380});
        QCOMPARE(int(layout.nodes().size()), RouteLayout::most);
        QCOMPARE(layout.hidden(), 60 - RouteLayout::most);
        layout.setData({}, {});
        layout.lay({720, 380});
        QVERIFY(layout.nodes().empty());
    }

    void theMapIsWalkedByKeys()
    {
        RouteMap map;
        map.resize(720, 380);
        map.setData(overview().chains, overview().routes);
        map.show();
        map.setFocus(Qt::TabFocusReason);
        QSignalSpy routes(&map, &RouteMap::routeChosen), chains(&map, &RouteMap::chainChosen);
        QTest::keyClick(&map, Qt::Key_Home);
        QTest::keyClick(&map, Qt::Key_Return);
        QCOMPARE(chains.size(), 1);
        for (int part = 0; part < map.partCount(); ++part) {
            QVERIFY(!map.partName(part).isEmpty());
            if (map.partName(part).contains(u"11 stuck"_s) && map.partName(part).contains(u" to Axelar"_s))
                map.setFocusedPart(part);
        }
        QTest::keyClick(&map, Qt::Key_Return);
        QCOMPARE(routes.size(), 1);
        QCOMPARE(routes.first().at(0).toString(), u"osmosis-1"_s);
        QCOMPARE(routes.first().at(1).toString(), u"axelar-dojo-1"_s);
    }

    void theMatrixHasTheSameNumbers()
    {
        const IbcOverview data = overview();
        RouteMatrixModel matrix;
        QVERIFY(matrix.setRoutes(data.chains, data.routes));
        QVERIFY(!matrix.setRoutes(data.chains, data.routes));
        for (const IbcRoute& route : data.routes) {
            const QModelIndex cell = matrix.indexOf(route.from, route.to);
            QCOMPARE(cell.data().toString(), format::number(route.sent));
            QCOMPARE(cell.data(StateItemRole).isValid(), route.stuck > 0);
        }
    }

    void stuckPacketsAreGroupedByChannel()
    {
        const ScriptedIbc scripted(now);
        const std::vector<StuckGroup> groups = stuckGroups(scripted.all);
        QCOMPARE(groups.size(), size_t(4));
        QCOMPARE(groups.front().count, qint64(11));
        QCOMPARE(groups.front().source.channel, u"channel-208"_s);
        QVERIFY(std::is_sorted(groups.front().sequences.begin(), groups.front().sequences.end()));
        std::vector<IbcPacket> many;
        for (quint64 i = 0; i < 250; ++i) {
            many.push_back(scripted.all.front());
            many.back().stuck = StuckKind::Unreceived;
            many.back().key.sequence = 1'000 - i;
        }
        QCOMPARE(stuckGroups(many).front().sequences.size(), size_t(100));
        QCOMPARE(stuckGroups(many).front().sequences.front(), quint64(751));
        QCOMPARE(stuckGroups(many).front().count, qint64(250));
    }

    void words()
    {
        IbcPacket packet = raced().packet;
        QCOMPARE(ibc::amountText(packet), u"412.5 ATOM"_s);
        QCOMPARE(ibc::outcomeText(packet), u"acknowledged in 18 s"_s);
        QCOMPARE(ibc::channelsText(packet.source, packet.destination), u"0 → 141"_s);
        QCOMPARE(ibc::channelsText({u"a-1"_s, u"a"_s, {}, u"07-tendermint-1"_s, {}},
                                   {u"b-1"_s, u"b"_s, {}, u"07-tendermint-0"_s, {}}),
                 u"v2 07-tendermint-1 → 07-tendermint-0"_s);
        QCOMPARE(ibc::routeText(packet.source, packet.destination), u"Osmosis to Cosmos Hub"_s);
        QCOMPARE(ibc::sequenceText(UINT64_MAX), u"18,446,744,073,709,551,615"_s);
        packet.decimals.reset();
        QCOMPARE(ibc::amountText(packet), u"412,500,000 ATOM"_s);
        packet.symbol = QString(3'000, u'X');
        QVERIFY(ibc::amountText(packet).size() < 60);
        packet.symbol = u"US\u202EDC"_s;
        QVERIFY(!ibc::amountText(packet).contains(QChar(0x202E)));
        packet.stuck = StuckKind::Unreceived;
        packet.age = 36 * 60'000;
        QCOMPARE(ibc::outcomeText(packet), u"unreceived, sent 36 min ago"_s);
        QCOMPARE(ibc::scoreText(std::nullopt), u"no data"_s);
        QCOMPARE(ibc::milliseconds(std::nullopt), format::none());
    }

    void searchesAreNamed()
    {
        QCOMPARE(searchKind(u"5,118,204"_s), u"sequence"_s);
        QCOMPARE(searchKind(QString(64, u'A')), u"transaction"_s);
        QCOMPARE(searchKind(u"osmosis-1/transfer/channel-0/1"_s), u"packet key"_s);
        QCOMPARE(searchKind(u"osmo1pera979z6"_s), u"sender or receiver"_s);
        QVERIFY(searchKind(u"  "_s).isEmpty());
    }

    void theLifeOfARacedPacket()
    {
        LifeLayout layout;
        layout.setDetail(raced(), now);
        layout.lay({860, 268});
        QCOMPARE(layout.marks().size(), size_t(7));  // sent, five relays, timeout
        QCOMPARE(layout.arrows().size(), size_t(2));
        QCOMPARE(layout.arrows()[0].text, u"packet, 9.7 s"_s);
        QCOMPARE(layout.arrows()[1].text, u"ack, 8.3 s"_s);
        QVERIFY(layout.breakAt());
        QCOMPARE(layout.leftOver(), u"received with 9 min 50 s left"_s);
        for (const LifeMark& mark : layout.marks()) {
            QVERIFY(mark.place.x() >= LifeLayout::left && mark.place.x() <= layout.end());
            for (const LifeMark& other : layout.marks())
                QVERIFY(&mark == &other || mark.label.isEmpty() || !mark.label.intersects(other.label));
        }
        // two relays in one block do not cover each other
        std::vector<QPointF> places;
        for (const LifeMark& mark : layout.marks())
            places.push_back(mark.place);
        std::sort(places.begin(), places.end(),
                  [](const QPointF& a, const QPointF& b) { return a.x() != b.x() ? a.x() < b.x() : a.y() < b.y(); });
        QVERIFY(std::adjacent_find(places.begin(), places.end()) == places.end());
    }

    void aPacketThatIsNotReceived()
    {
        const ScriptedIbc scripted(now);
        PacketDetail detail = scripted.detailOf(scripted.all.front());
        detail.packet.timeoutAt = {};
        LifeLayout layout;
        layout.setDetail(detail, now);
        layout.lay({300, 250});
        QCOMPARE(layout.arrows().size(), size_t(1));
        QVERIFY(!layout.arrows()[0].arrived);
        QVERIFY(!layout.breakAt());
        layout.setDetail({}, now);
        layout.lay({300, 250});
        QVERIFY(layout.marks().empty());
    }

    void marksAreSpoken()
    {
        LifeLine line;
        line.resize(860, 268);
        line.setDetail(raced());
        line.show();
        QSignalSpy spy(&line, &LifeLine::relayChosen);
        line.setFocus(Qt::TabFocusReason);
        QTest::keyClick(&line, Qt::Key_Home);
        QVERIFY(line.partName(line.focusedPart()).startsWith(u"Sent\nOsmosis"_s));
        QTest::keyClick(&line, Qt::Key_Right);
        QTest::keyClick(&line, Qt::Key_Return);
        QCOMPARE(spy.size(), 1);
        QVERIFY(!line.grab().isNull());
    }

    void rawParts()
    {
        QVERIFY(rawText(R"({"amount":"1"})"_ba).contains(u"\"amount\": \"1\""_s));
        QCOMPARE(rawText("\xff\x00\x01"_ba), u"ff 00 01"_s);
        QCOMPARE(rawText("plain"_ba), u"plain"_s);
        QVERIFY(eventsText(raced()).contains(u"077C7B14"_s));
        QVERIFY(eventsText({}).isEmpty());
    }

    void foundPacketsAreExported()
    {
        PacketPage page;
        page.packets = ScriptedIbc(now).all;
        page.packets.front().sender = u"=1+1"_s;
        page.packets.front().memo = u"a \"b\", c"_s;
        const QStringList lines = QString::fromUtf8(packetsCsv(page)).split(u"\r\n"_s);
        QCOMPARE(lines.size(), qsizetype(page.packets.size()) + 2);  // header, and an end
        QVERIFY(lines[0].startsWith(u"source_chain,source_port,source_channel,sequence,destination_chain,"_s));
        QVERIFY(lines[1].contains(u"18446744073709551615"_s));
        QVERIFY(!lines[1].contains(u",=1+1,"_s));
        QVERIFY(lines[1].endsWith(u"\"a \"\"b\"\", c\""_s));
        QCOMPARE(QJsonDocument::fromJson(packetsJson(page)).array().size(), qsizetype(page.packets.size()));
    }

    void columnsAreDroppedBeforeTextsAreCut()
    {
        RelayModel model;
        model.resetRows(raced().relays);
        QCOMPARE(ColumnFit::levelFor(model, 1'000), 0);
        const int narrow = ColumnFit::levelFor(model, 640);
        QVERIFY(narrow > 0 && narrow < 4);
        QCOMPARE(ColumnFit::levelFor(model, 100), 4);
    }

    void lostRelaysSayByHowMuch()
    {
        LifeLayout layout;
        layout.setDetail(raced(), now);
        layout.lay({900, 268});
        QStringList titles;
        for (const LifeMark& mark : layout.marks())
            if (mark.kind == LifeMark::Kind::Lost)
                titles << lifeTitle(mark);
        QCOMPARE(titles, QStringList({u"Lost, same block"_s, u"Lost by 1 block"_s, u"Lost by 1 block"_s}));
    }

    void relaysAreSummedUp()
    {
        QCOMPARE(relaySummary(raced().relays), u"5 relays, 5 relayers, 2 won"_s);
        QCOMPARE(relaySummary({}), u"none seen"_s);
    }

    void channelsSayWhatIsWrong()
    {
        IbcChannel channel;
        channel.state = u"STATE_OPEN"_s;
        channel.clientStatus = u"Active"_s;
        QCOMPARE(channelStateText(channel), u"open"_s);
        QVERIFY(channelSign(channel) == State::Ok);
        channel.clientStatus = u"Expired"_s;
        QCOMPARE(channelStateText(channel), u"client expired"_s);
        QVERIFY(channelSign(channel) == State::Error);
        channel = {};
        QCOMPARE(channelStateText(channel), u"no data"_s);
        ChannelRow row;
        QCOMPARE(checkText(row), u"not checked yet"_s);
        row.there = ChannelCheck();
        row.there->at = now;
        row.there->missing = {1, 2};
        QCOMPARE(checkText(row), u"2 differences"_s);
        QCOMPARE(sequencesText({9, 7, 2'001, 8}), u"4: 7 to 9, 2,001"_s);
    }
};

SIGNALBOX_TEST(IbcPartsTest)
#include "ibc_parts_test.moc"
