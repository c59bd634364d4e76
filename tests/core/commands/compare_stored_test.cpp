// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>
#include <QTest>

#include "core/store/ingest_place.h"
#include "evm/verify/verify_plan.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::store;
using namespace signalbox::test;

/// The stored rows that a verification calls surplus.
class CompareStoredTest : public QObject, IngestPlace {
    Q_OBJECT

    static QJsonObject with(const char* registry, int addresses)
    {
        QStringList all;
        for (int i = 1; i <= addresses; ++i)
            all << u"0x%1"_s.arg(i, 40, 10, QLatin1Char('0'));
        return {{u"registries"_s, QJsonObject{{QLatin1String(registry), all.join(u',')}}}};
    }
    qint64 surplus(const QJsonObject& settings) const
    {
        const evm::proof::Piece piece{
            {0, 9}, {chain::StreamSpec{u"registries"_s, settings}}, indexing::Fetched(), {}, false};
        const auto found = engine::compareStored(*session, u"eip155_31337"_s, 31337, piece);
        if (!found)
            return -1;
        qint64 all = 0;
        for (const engine::Difference& difference : *found)
            all += difference.surplus;
        return all;
    }

private Q_SLOTS:
    void init() { make(); }
    void cleanup() { drop(); }

    void eventsThatAreNoLongerReadAreNotSurplus()
    {
        auto store = ingest();
        OK(store.commit(commitOf({0, 9})));
        Commit events;
        events.ranges = {{0, 9}};
        events.streams = {u"registries"_s};
        registryEvent(events, 6, 1);  // of the reputation registry
        OK(store.commit(events));
        QCOMPARE(surplus(with("reputation", 1)), 1);
        QCOMPARE(surplus(with("identity", 1)), 0);
        QJsonObject fewer = with("reputation", 1);
        fewer.insert(u"readBefore"_s, QJsonArray{with("reputation", 2)});
        QCOMPARE(surplus(fewer), 0);
    }
};

SIGNALBOX_TEST(CompareStoredTest)
#include "compare_stored_test.moc"
