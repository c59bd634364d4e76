// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine_world.h"
#include "signalbox/literals.h"
#include "signalbox/sync_queries.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

/// A workspace whose commands show that registries were edited when coverage did not record addresses offers the
/// reindex.
class EditedOfferTest : public QObject {
    Q_OBJECT

    static QJsonObject with(int addresses)
    {
        QStringList all;
        for (int i = 1; i <= addresses; ++i)
            all << u"0x%1"_s.arg(i, 40, 10, QLatin1Char('0'));
        return {{u"identity"_s, all.join(u',')}};
    }

private Q_SLOTS:
    void theReindexIsOfferedUntilItIsDone()
    {
        World w;
        w.start();
        Command add = addCommand();
        ChainDraft& draft = std::get<arguments::ChainAdd>(add.args).draft;
        StreamDraft registries;
        registries.stream = u"registries"_s;
        registries.registries = with(1);
        draft.streams.push_back(registries);
        const CommandStatus added = w.carryOut(add);
        QVERIFY2(added.state == CommandState::Done, qPrintable(textOf(added)));
        QTRY_VERIFY_WITH_TIMEOUT(w.synced(), 20'000);
        const Height head = w.chain->head;
        QCOMPARE(w.carryOut({arguments::StreamRemove{u"registries"_s}, id, {}}).state, CommandState::Done);
        QCOMPARE(
            w.carryOut({arguments::StreamAdd{{.stream = u"registries"_s, .from = 0, .registries = with(2)}}, id, {}})
                .state,
            CommandState::Done);
        QTRY_COMPARE_WITH_TIMEOUT(
            w.database.value(u"SELECT max(hi) FROM signalbox.coverage WHERE stream = 'registries'"_s),
            QString::number(head), 20'000);
        w.engine.reset();
        w.database.value(u"UPDATE signalbox.migrations SET applied_at = now() + interval '1 day' WHERE number = 16"_s,
                         store::Role::Bootstrap);

        w.start();
        const auto alerts = [&](const char* which) {
            return w.database.value(
                u"SELECT count(*) FROM signalbox.alerts WHERE kind = 'unfilled' AND key = 'registries' AND %1"_s.arg(
                    QLatin1String(which)));
        };
        QTRY_COMPARE_WITH_TIMEOUT(alerts("until IS NULL"), u"1"_s, 20'000);
        const auto offers = [&] {
            std::vector<SyncAlert> edited;
            if (const auto all = w.wait(w.engine->sync()->alerts()))
                for (const SyncAlert& notice : *all)
                    if (notice.kind == SyncAlert::Kind::Edited)
                        edited.push_back(notice);
            return edited;
        };
        QCOMPARE(offers().size(), std::size_t(1));
        QCOMPARE(offers().front().range.lo, Height(0));
        QCOMPARE(offers().front().range.hi, head);

        // Once acknowledged, it stays so.
        w.database.value(
            u"UPDATE signalbox.alerts SET acknowledged_by = 'me', acknowledged_at = now() WHERE key = "
            "'registries'"_s);
        w.engine.reset();
        w.start();
        QTRY_VERIFY_WITH_TIMEOUT(w.synced(), 20'000);
        QTest::qWait(3'000);
        QCOMPARE(alerts("until IS NULL AND acknowledged_by = 'me'"), u"1"_s);
        QCOMPARE(alerts("true"), u"1"_s);

        const CommandStatus reindexed = w.carryOut(w.dangerous({arguments::Reindex{{0, head}}, id, {}}));
        QVERIFY2(reindexed.state == CommandState::Done, qPrintable(textOf(reindexed)));
        QVERIFY(offers().empty());
        QTRY_COMPARE_WITH_TIMEOUT(alerts("until IS NULL"), u"0"_s, 20'000);
    }
};

SIGNALBOX_TEST(EditedOfferTest)
#include "edited_offer_test.moc"
