// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include "core/store/ingest_place.h"
#include "evm/adapter_config.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"
#include "units/edited_registries.h"

using namespace signalbox;
using namespace signalbox::store;
using namespace signalbox::test;

/// Evidence in the recorded commands of registries that were edited before coverage recorded their addresses.
class EditedRegistriesTest : public QObject, IngestPlace {
    Q_OBJECT

    static QString address(int n) { return u"0x%1"_s.arg(n, 40, 16, QLatin1Char('0')); }
    static QJsonObject with(std::initializer_list<int> addresses)
    {
        QStringList all;
        for (const int n : addresses)
            all << address(n);
        return {{u"identity"_s, all.join(u',')}};
    }
    /// Ended at the time of block 1_700_000_000 + block: blocks up to it were stored.
    void command(const char* verb, const QJsonObject& args, Height block, const char* state = "done")
    {
        OK(session->write([&](Transaction& transaction) {
            transaction.exec(
                "INSERT INTO signalbox.commands (verb, target, args, state, finished_at, preview) VALUES ($1, $2, $3, "
                "$4, to_timestamp($5), '{}')",
                {QString::fromLatin1(verb), chainId, args, QString::fromLatin1(state), 1'700'000'000 + block});
            return Done{};
        }));
    }
    void chainAdded(const QJsonObject& registries)
    {
        const QJsonObject stream{{u"stream"_s, u"registries"_s}, {u"addresses"_s, registries}};
        command("chain_add", {{u"caip2"_s, chainId}, {u"streams"_s, QJsonArray{stream}}}, -1);
    }
    void edited(const QJsonObject& registries, Height block)
    {
        command("stream_add", {{u"stream"_s, u"registries"_s}, {u"addresses"_s, registries}}, block);
    }
    void reindexed(Height lo, Height hi, const char* state = "done")
    {
        command("reindex", {{u"lo"_s, lo}, {u"hi"_s, hi}}, 1'000'000, state);
    }
    void now(const QJsonObject& registries)
    {
        OK(session->write([&](Transaction& transaction) {
            transaction.exec("UPDATE signalbox.streams SET settings = $1 WHERE stream = 'registries'",
                             {QJsonObject{{u"registries"_s, registries}}});
            return Done{};
        }));
    }
    void migratedAt(Height block)
    {
        const auto admin = db->session(Role::Bootstrap);
        OK(admin->write([&](Transaction& transaction) {
            transaction.exec("UPDATE signalbox.migrations SET applied_at = to_timestamp($1) WHERE number = 16",
                             {1'700'000'000 + block});
            return Done{};
        }));
    }
    QString offers() const
    {
        const auto found = editedRegistries(*session);
        if (!found)
            return found.error().text();
        QStringList all;
        for (const auto& each : *found)
            for (const Interval& blocks : each.blocks)
                all << u"%1-%2"_s.arg(blocks.lo).arg(blocks.hi);
        return all.join(u' ');
    }
    using Edited = std::vector<engine::EditedRegistries>;
    static Expected<Edited> editedRegistries(Session& session) { return engine::editedRegistries(session); }

private Q_SLOTS:
    void init()
    {
        make();
        Commit commit = commitOf({0, 99});
        commit.streams.push_back(u"registries"_s);
        OK(ingest().commit(commit));
        migratedAt(1'000);
    }
    void cleanup() { drop(); }

    void anAddedAddressOffersAReindex()
    {
        chainAdded(with({1}));
        edited(with({1, 2}), 49);
        now(with({1, 2}));
        QCOMPARE(offers(), u"0-49"_s);
        reindexed(10, 19);
        reindexed(30, 39, "failed");
        QCOMPARE(offers(), u"0-9 20-49"_s);
        reindexed(0, 60);
        QCOMPARE(offers(), QString());
    }

    void withoutARelevantEditThereIsNoOffer_data()
    {
        QTest::addColumn<QJsonObject>("first");
        QTest::addColumn<QJsonObject>("second");
        QTest::addColumn<QJsonObject>("today");
        QTest::addColumn<Height>("at");
        QTest::addRow("fewer") << with({1, 2}) << with({1}) << with({1}) << Height(49);
        QTest::addRow("the same") << with({1}) << with({1}) << with({1}) << Height(49);
        QTest::addRow("added and gone again") << with({1}) << with({1, 2}) << with({1}) << Height(49);
        QTest::addRow("none before") << QJsonObject() << with({1}) << with({1}) << Height(49);
        QTest::addRow("before any block") << with({1}) << with({1, 2}) << with({1, 2}) << Height(-1);
        QTest::addRow("since coverage knows") << with({1}) << with({1, 2}) << with({1, 2}) << Height(2'000);
    }

    void withoutARelevantEditThereIsNoOffer()
    {
        QFETCH(QJsonObject, first);
        QFETCH(QJsonObject, second);
        QFETCH(QJsonObject, today);
        QFETCH(Height, at);
        chainAdded(first);
        edited(second, at);
        now(today);
        QCOMPARE(offers(), QString());
    }

    void aLaterEditThatReadsAllBlocksEndsTheOffer()
    {
        chainAdded(with({1}));
        edited(with({1, 2}), 49);
        edited(with({1, 2, 3}), 2'000);
        now(with({1, 2, 3}));
        QCOMPARE(offers(), QString());
    }

    void aChainThatIsAddedAgainHasNoOffer()
    {
        chainAdded(with({1}));
        edited(with({1, 2}), 49);
        chainAdded(with({1, 2}));
        now(with({1, 2}));
        QCOMPARE(offers(), QString());
        OK(Chains(*session).removeStream(chainId, u"registries"_s));
        QCOMPARE(offers(), QString());
    }
};

SIGNALBOX_TEST(EditedRegistriesTest)
#include "edited_registries_test.moc"
