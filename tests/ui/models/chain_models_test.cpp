// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAbstractItemModelTester>
#include <QTest>

#include "models/chain_part_models.h"
#include "models/chain_table_model.h"
#include "models/chain_words.h"
#include "signalbox/literals.h"
#include "support/scripted_engine.h"
#include "support/test_registry.h"
#include "tables/data_table.h"
#include "theme/sign.h"

using namespace signalbox;
using namespace signalbox::ui;
using signalbox::test::Scene;
using signalbox::test::sceneSnapshot;

namespace {

/// A model as lines, cells separated by " | ".
QString print(const QAbstractItemModel& model, const QList<int>& columns)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (const int column : columns) {
            QString cell = model.index(row, column).data().toString();
            const QString note = model.index(row, column).data(NoteRole).toString();
            cells << (note.isEmpty() ? cell : cell + u" ("_s + note + u")"_s);
        }
        lines << cells.join(u" | "_s);
    }
    return lines.join(QLatin1Char('\n'));
}

ChainSnapshot chain(const char* caip2, const char* name, int mark, ChainState state = ChainState::Ok)
{
    ChainSnapshot chain;
    chain.caip2 = QString::fromLatin1(caip2);
    chain.name = QString::fromLatin1(name);
    chain.mark = mark;
    chain.state = state;
    chain.live = true;
    chain.head = 1'000'000 + mark;
    chain.indexed = 1'000'000;
    chain.lagBlocks = mark;
    chain.lagSeconds = 12.0 * mark;
    return chain;
}

const QList<int> few{int(ChainTableModel::Column::Chain),   int(ChainTableModel::Column::State),
                     int(ChainTableModel::Column::Indexed), int(ChainTableModel::Column::LagBlocks),
                     int(ChainTableModel::Column::Lag),     int(ChainTableModel::Column::Estimate)};

}  // namespace

class ChainModelsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void printsChains()
    {
        ChainTableModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        WorkspaceSnapshot snapshot;
        snapshot.chains = {chain("eip155:1", "Ethereum", 1), chain("eip155:8453", "Base", 2, ChainState::Backfill),
                           chain("eip155:7", "Gone", 3, ChainState::Deleted)};
        snapshot.chains[1].done = 0.6912;
        snapshot.chains[1].remainingSeconds = 11'400;
        model.setSnapshot(snapshot);
        QCOMPARE(print(model, few),
                 u"Ethereum (eip155:1) | ok | 1,000,000 | 1 | 12 s | following\n"
                 "Base (eip155:8453) | backfill | 1,000,000 | 2 | 24 s | 69.1 %, 3 h 10 min left"_s);
        model.setDeletedShown(true);
        model.setSnapshot(snapshot);
        QCOMPARE(model.rowCount(), 3);
    }

    void unknownIsADash()
    {
        ChainTableModel model;
        WorkspaceSnapshot snapshot;
        ChainSnapshot empty;
        empty.caip2 = u"eip155:1"_s;
        empty.name = u"Ethereum"_s;
        snapshot.chains = {empty};
        model.setSnapshot(snapshot);
        QCOMPARE(print(model, few), u"Ethereum (eip155:1) | %1 | – | – | – | –"_s.arg(stateWord(ChainState::Starting)));
    }

    void mergesWithoutReset()
    {
        ChainTableModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        WorkspaceSnapshot snapshot;
        snapshot.chains = {chain("eip155:1", "A", 1), chain("eip155:2", "B", 2), chain("eip155:3", "C", 3)};
        model.setSnapshot(snapshot);
        const QPersistentModelIndex second = model.index(1, 0);
        int resets = 0, changes = 0, firstRow = -1, lastRow = -1;
        connect(&model, &QAbstractItemModel::modelReset, &model, [&] { ++resets; });
        connect(&model, &QAbstractItemModel::dataChanged, &model, [&](const QModelIndex& from, const QModelIndex& to) {
            ++changes;
            firstRow = from.row();
            lastRow = to.row();
        });
        model.setSnapshot(snapshot);
        QCOMPARE(changes, 0);  // nothing on screen differs
        snapshot.chains[2].lagSeconds = 100;
        model.setSnapshot(snapshot);
        QCOMPARE(changes, 1);
        QCOMPARE(firstRow, 2);
        QCOMPARE(lastRow, 2);
        snapshot.chains.erase(snapshot.chains.begin());
        snapshot.chains.push_back(chain("eip155:4", "D", 4));
        model.setSnapshot(snapshot);
        QCOMPARE(resets, 0);
        QVERIFY(second.isValid());
        QCOMPARE(second.row(), 0);
        QCOMPARE(second.data(KeyRole).toString(), u"eip155:2"_s);
    }

    void sortsWorstFirst()
    {
        ChainTableModel model;
        model.setSnapshot(sceneSnapshot(Scene::Twelve, QDateTime::currentDateTimeUtc()));
        TableProxy proxy;
        proxy.setSourceModel(&model);
        proxy.sort(int(ChainTableModel::Column::State), Qt::DescendingOrder);
        QCOMPARE(proxy.index(0, 0).data().toString(), u"Celo"_s);
        QCOMPARE(proxy.index(1, 0).data().toString(), u"Polygon"_s);
    }

    void printsEndpoints()
    {
        EndpointTableModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        EndpointSnapshot good;
        good.id = 1;
        good.url = u"https://base-mainnet.g.alchemy.com/••••"_s;
        good.state = EndpointState::Ok;
        good.head = 51'429'490;
        good.latencyMs = 62;
        good.maxBlocks = 10;
        good.finalizedTag = true;
        good.webSocket = false;
        good.requestsPerSecond = 8.31;
        good.callsToday = 1'204;
        good.callsBudget = 100'000;
        EndpointSnapshot limited = good;
        limited.id = 2;
        limited.priority = 1;
        limited.state = EndpointState::Limited;
        limited.maxBlocks = 2'000;
        limited.maxLogs = 10'000;
        limited.callsBudget = 0;
        limited.failure = Failure{Error::make(ErrorKind::Retryable, "RATE_LIMITED", Message(u"Slow down."_s)),
                                  {},
                                  {},
                                  3,
                                  QDateTime::currentDateTimeUtc().addMSecs(4900)};
        model.setEndpoints({limited, good});
        using Column = EndpointTableModel::Column;
        QCOMPARE(print(model, {int(Column::Number), int(Column::State), int(Column::Head), int(Column::Latency),
                               int(Column::Limits), int(Column::Rate), int(Column::Today)}),
                 u"1 | ok | 51,429,490 | 62 ms | 10 blocks per request | 8.3 | 1,204 of 100,000\n"
                 "2 | %1, retry in 4 s | 51,429,490 | 62 ms | 2,000 blocks, 10,000 logs | 8.3 | 1,204"_s.arg(
                     stateWord(EndpointState::Limited)));
        QCOMPARE(model.index(0, int(Column::WebSocket)).data().toBool(), false);
    }

    void printsStreams()
    {
        StreamTableModel model;
        StreamSnapshot token;
        token.stream = u"transfers:0x833589fcd6edb6e08f4c7c32d4f71b54bda02913"_s;
        token.symbol = u"USDC"_s;
        token.addresses = {u"0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913"_s};
        token.decimals = 6;
        token.from = 41'663'799;
        token.rows = 241'350'118;
        token.done = 0.691;
        token.rowsExact = true;
        StreamSnapshot registries;
        registries.stream = u"registries"_s;
        registries.addresses = {u"0xa"_s, u"0xb"_s};
        model.setRows({token, registries});
        QCOMPARE(print(model, {0, 1, 2, 3, 4}),
                 u"USDC (6 decimals) | 0x833589…2913 | 41,663,799 | 241,350,118 | 69.1 %\n"
                 "ERC-8004 registries | 2 contracts | 0 | – | 0.0 %"_s);
        token.rowsExact = false;
        model.setRows({token});
        QCOMPARE(print(model, {3}), u"≈ 241,350,118"_s);
    }

    void namesWhatLimits()
    {
        ChainSnapshot base = chain("eip155:8453", "Base", 1, ChainState::Backfill);
        base.time.verdict = StallCause::Provider;
        base.time.detail = signalbox::Message(u"endpoint 1 allows 10 blocks per request"_s);
        base.time.advice = u"ADD_ENDPOINT"_s;
        QCOMPARE(limitSentence(base),
                 u"Most of the time is spent waiting for the endpoints. Endpoint 1 allows 10 blocks per request."_s);
        QCOMPARE(adviceSentence(base.time), u"Adding an endpoint would speed it up."_s);
    }

    void cutsTheFirstSentence()
    {
        QCOMPARE(firstSentence(u"API key refused (HTTP 401). Enter another."_s), u"API key refused (HTTP 401)"_s);
        QCOMPARE(firstSentence(u"One only."_s), u"One only"_s);
    }
};

SIGNALBOX_TEST(ChainModelsTest)
#include "chain_models_test.moc"
