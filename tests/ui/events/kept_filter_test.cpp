// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/kept_filter.h"

#include <QTest>

#include "desk/desk.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::ui;

namespace {

ChainSnapshot snapshotOf(const char* caip2, qint64 transfers)
{
    ChainSnapshot chain;
    chain.caip2 = QLatin1String(caip2);
    chain.features = Feature::Events;
    StreamSnapshot stream;
    stream.stream = u"transfers:0x12"_s;
    stream.rows = transfers;
    chain.streams.push_back(stream);
    return chain;
}

}  // namespace

/// The stored filter of a list, and the chain that a list of transfers moves to.
class KeptFilterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isRememberedOnTheDesk()
    {
        Desk desk{QString()};
        KeptFilter filter(&desk, EventKind::Registry);
        QVERIFY(filter.isEveryChain());
        EventFilter wanted = filter.value();
        wanted.caip2 = u"eip155:1"_s;
        QVERIFY(wanted.set(EventField::Tag, u"fraud"_s).ok());
        filter.set(wanted);
        const KeptFilter again(&desk, EventKind::Registry);
        QVERIFY(again.value() == wanted);
        QVERIFY(!again.isEveryChain());
        const KeptFilter other(&desk, EventKind::Transfers);
        QVERIFY(other.value().isEmpty() && other.value().caip2.isEmpty());
    }

    void transfersMoveToAChainThatHasSome()
    {
        Desk desk{QString()};
        KeptFilter filter(&desk, EventKind::Transfers);
        WorkspaceSnapshot snapshot;
        QVERIFY(!filter.adapt(snapshot, true));
        snapshot.chains = {snapshotOf("eip155:1", 0)};
        QVERIFY(filter.adapt(snapshot, true));
        QCOMPARE(filter.value().caip2, u"eip155:1"_s);
        QCOMPARE(filter.chain(snapshot)->caip2, u"eip155:1"_s);
        snapshot.chains.push_back(snapshotOf("eip155:10", 500));
        QVERIFY(!filter.adapt(snapshot, false));  // its own rows arrived meanwhile
        QVERIFY(filter.adapt(snapshot, true));
        QCOMPARE(filter.value().caip2, u"eip155:10"_s);
        QVERIFY(KeptFilter(&desk, EventKind::Transfers).value().caip2.isEmpty());  // not the operator's choice
    }

    void theOperatorsChainStaysUntilItIsGone()
    {
        Desk desk{QString()};
        KeptFilter filter(&desk, EventKind::Transfers);
        WorkspaceSnapshot snapshot;
        snapshot.chains = {snapshotOf("eip155:1", 0), snapshotOf("eip155:10", 500)};
        EventFilter wanted = filter.value();
        wanted.caip2 = u"eip155:1"_s;
        filter.set(wanted);
        QVERIFY(!filter.adapt(snapshot, true));
        QVERIFY(!KeptFilter(&desk, EventKind::Transfers).adapt(snapshot, true));
        snapshot.chains.front().state = ChainState::Deleted;
        QVERIFY(!filter.chain(snapshot));
        QVERIFY(filter.adapt(snapshot, true));
        QCOMPARE(filter.value().caip2, u"eip155:10"_s);
    }

    void registryEventsReturnToEveryChain()
    {
        Desk desk{QString()};
        KeptFilter filter(&desk, EventKind::Registry);
        WorkspaceSnapshot snapshot;
        snapshot.chains = {snapshotOf("eip155:1", 500)};
        QVERIFY(!filter.adapt(snapshot, true));
        EventFilter wanted = filter.value();
        wanted.caip2 = u"eip155:7"_s;
        filter.set(wanted);
        QVERIFY(filter.adapt(snapshot, true));
        QVERIFY(filter.isEveryChain());
    }
};

SIGNALBOX_TEST(KeptFilterTest)
#include "kept_filter_test.moc"
