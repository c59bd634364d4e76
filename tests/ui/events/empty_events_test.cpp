// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/empty_events.h"

#include <QTest>

#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::ui;

/// The text and the action of a list of events without rows.
class EmptyEventsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachCauseHasItsAction()
    {
        using Action = EmptyEventsAction;
        EmptyEvents state;
        QCOMPARE(emptyEventsText(state).text, u"No transfers are stored yet."_s);
        QCOMPARE(emptyEventsText(state).action, Action::None);
        ChainSnapshot base;
        base.name = u"Base"_s;
        base.state = ChainState::Backfill;
        base.done = 0.25;
        state.chain = &base;
        QCOMPARE(emptyEventsText(state).text, u"No rows of Base are stored yet. Backfill is 25.0 % done."_s);
        QCOMPARE(emptyEventsText(state).action, Action::OpenChain);
        state.filtered = true;
        QCOMPARE(emptyEventsText(state).action, Action::ClearFilters);
        state.searching = true;
        QCOMPARE(emptyEventsText(state).action, Action::None);
        state.noChain = true;
        QCOMPARE(emptyEventsText(state).action, Action::AddChain);
        state.running = false;
        QCOMPARE(emptyEventsText(state).action, Action::None);
    }

    /// A temporary error is retried; for any other, only the filters can be changed.
    void errorsComeFirst()
    {
        EmptyEvents state;
        state.noChain = true;
        state.error = Error::make(ErrorKind::Unavailable, "DATABASE_AWAY", Message(u"The database is away."_s));
        QCOMPARE(emptyEventsText(state).text, u"The database is away."_s);
        QCOMPARE(emptyEventsText(state).action, EmptyEventsAction::Retry);
        state.error = Error::make(ErrorKind::Refused, "BAD_FILTER", Message(u"No such tag."_s));
        QCOMPARE(emptyEventsText(state).action, EmptyEventsAction::None);
        state.filtered = true;
        QCOMPARE(emptyEventsText(state).action, EmptyEventsAction::ClearFilters);
    }
};

SIGNALBOX_TEST(EmptyEventsTest)
#include "empty_events_test.moc"
