// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <QUuid>
#include <thread>

#include "store/command_queue.h"
#include "support/server_console.h"
#include "support/sim_process.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// A thousand commands from two consoles concurrently, with duplicates and expired ones: each is executed once or
/// refused with a reason, and the audit records all of it.
class CommandsTest : public QObject {
    Q_OBJECT

    static constexpr int each = 500;

    std::unique_ptr<TlsServer> m_server;
    std::unique_ptr<SimProcess> m_sims;
    std::unique_ptr<Database> m_boss;
    std::array<Console, 2> m_consoles;
    std::array<std::unique_ptr<QProcess>, 2> m_processes;

    store::ConnectionInfo owner() const
    {
        store::ConnectionInfo info;
        info.host = u"localhost"_qs;
        info.port = m_server->port();
        info.database = info.user = u"sb"_qs;
        info.password = QString::fromLatin1(TlsServer::ownerPassword);
        info.sslMode = u"verify-full"_qs;
        info.sslRootCert = m_server->caFile();
        return info;
    }

    /// The i-th command of a console. Commands of both consoles with the same content are duplicates.
    Command command(int console, int i) const
    {
        const QString chain = m_sims->chains().at(size_t(i / 10 % 4)).caip2;
        switch (i % 10) {
            case 0:
                return {arguments::EndpointAdd{{.url = u"http://127.0.0.1:%1"_qs.arg(1 + console * each + i),
                                                .note = u"%1 of %2"_qs.arg(i).arg(console)}},
                        chain,
                        {}};
            case 1:
                return {arguments::ChainPause{}, chain, {}};
            case 2:
                return {arguments::ChainResume{}, chain, {}};
            case 3:
                return {arguments::ChainEdit{.settings = QJsonObject{{u"note %1 of %2"_qs.arg(i).arg(console), i}}},
                        chain,
                        {}};
            case 4:
                return {arguments::RetryNow{}, chain, {}};
            case 5:  // the same token from both
                return {
                    arguments::StreamAdd{{.stream = u"transfers:0x%1"_qs.arg(i, 40, 16, QLatin1Char('0')), .from = 0}},
                    chain,
                    {}};
            case 6:
                return {arguments::AlertAcknowledge{1'000'000 + i}, {}, {}};
            case 7:
                return {arguments::Reindex{{1, 5}}, chain, Preview{}};
            case 8:
                return {arguments::ChainDelete{true}, chain, {}};  // without the preview
            default:
                return {arguments::ChainPause{}, u"eip155:404"_qs, {}};
        }
    }

    struct Asked {
        int written = 0, twice = 0, withoutPreview = 0;
        QStringList others;
    };
    /// Every second 7 has an expired confirmation; 4 has the request number that the other console uses as well.
    void ask(int console, Asked& asked)
    {
        store::Session session(owner());
        store::CommandQueue queue(session);
        const QString name = u"desk pid %1"_qs.arg(console);
        for (int i = 0; i < each; ++i) {
            const QUuid request = i % 10 == 4 ? QUuid::createUuidV5(QUuid(), QString::number(i)) : QUuid::createUuid();
            const auto id = queue.insert(command(console, i), request, name);
            if (id)
                ++asked.written;
            else if (id.error().code == u"REQUEST_TWICE")
                ++asked.twice;
            else if (id.error().code == u"PREVIEW_MISSING")
                ++asked.withoutPreview;
            else
                asked.others << id.error().text();
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<TlsServer>();
        for (Console& console : m_consoles) {
            const CliResult made =
                console.init(m_server->conninfo(u"sslmode=verify-full sslrootcert="_qs + m_server->caFile()));
            QVERIFY2(made.exitCode == 0, qPrintable(made.text()));
        }
        m_boss = std::make_unique<Database>(m_server->superuser());
        m_sims = std::make_unique<SimProcess>(4, u"--history 200 --block-time 1 --transfers 2"_qs.split(u' '));
        for (const auto& chain : m_sims->chains())
            m_boss->run("INSERT INTO signalbox.commands (console, verb, target, args) VALUES ('test', 'chain_add', '" +
                        chain.caip2.toUtf8() + "', '" + m_sims->addArguments(chain) + "')");
        {
            // a console limited to some chains only displays them
            const auto adds = m_consoles[0].start();
            (void)waitFor(
                [&] { return m_boss->number("SELECT count(*) FROM signalbox.commands WHERE state <> 'done'") == 0; },
                30'000);
            QCOMPARE(m_boss->value("SELECT string_agg(verb || ' ' || target || ' ' || state || ' ' || "
                                   "coalesce(result::text, ''), E'\\n') FROM signalbox.commands WHERE state <> 'done'"),
                     QString());
            QVERIFY(CliWorkspace::stop(*adds));
        }
        // each console has two of the chains, and both execute commands without a chain
        for (size_t i = 0; i < 2; ++i) {
            QStringList words = m_consoles[i].passphrase + QStringList{u"run"_qs};
            for (size_t chain : {2 * i, 2 * i + 1})
                words << u"--chain"_qs << m_sims->chains().at(chain).caip2;
            m_processes[i] = m_consoles[i].workspace.start(words);
        }
        (void)waitFor(
            [&] { return m_boss->number("SELECT count(*) FROM signalbox.leases WHERE holder IS NOT NULL") == 4; },
            30'000);
        QCOMPARE(m_boss->number("SELECT count(*) FROM signalbox.leases WHERE holder IS NOT NULL"), qint64(4));
        QCOMPARE(m_boss->number("SELECT count(DISTINCT pid) FROM signalbox.leases"), qint64(2));
        m_boss->run(
            "CREATE SCHEMA watch; CREATE TABLE watch.turns (id bigint, was text, is_now text, by text); "
            "CREATE FUNCTION watch.turned() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN INSERT INTO "
            "watch.turns VALUES (NEW.id, OLD.state, NEW.state, NEW.claimed_by); RETURN NULL; END $$; "
            "CREATE TRIGGER turned AFTER UPDATE ON signalbox.commands FOR EACH ROW WHEN (OLD.state <> NEW.state) "
            "EXECUTE FUNCTION watch.turned(); "
            // an expired confirmation, as after a long wait for a console
            "CREATE FUNCTION watch.late() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN IF NEW.verb = "
            "'reindex' AND NEW.id % 2 = 0 THEN NEW.expires_at := now() - interval '1 s'; END IF; RETURN NEW; END $$; "
            "CREATE TRIGGER late BEFORE INSERT ON signalbox.commands FOR EACH ROW EXECUTE FUNCTION watch.late()");
    }

    void cleanupTestCase()
    {
        for (auto& process : m_processes)
            if (process)
                CliWorkspace::stop(*process);
        m_sims.reset();
        m_boss.reset();
        m_server.reset();
    }

    void aThousandCommandsAreExecuted()
    {
        const qint64 before = m_boss->number("SELECT max(id) FROM signalbox.commands");
        const QByteArray ours = " id > " + QByteArray::number(before);
        std::array<Asked, 2> asked;
        QElapsedTimer clock;
        clock.start();
        {
            std::thread one([&] { ask(0, asked[0]); });
            std::thread two([&] { ask(1, asked[1]); });
            one.join();
            two.join();
        }
        const qint64 askedMs = clock.elapsed();
        for (const Asked& a : asked)
            QCOMPARE(a.others, QStringList());
        const int written = asked[0].written + asked[1].written;
        const int twice = asked[0].twice + asked[1].twice;
        const int withoutPreview = asked[0].withoutPreview + asked[1].withoutPreview;
        QCOMPARE(written + twice + withoutPreview, 2 * each);
        QCOMPARE(twice, each / 10);          // one of the two consoles per duplicate number
        QCOMPARE(withoutPreview, each / 5);  // commands that were never confirmed are not stored
        QCOMPARE(m_boss->number("SELECT count(*) FROM signalbox.commands WHERE" + ours), qint64(written));
        QTRY_COMPARE_WITH_TIMEOUT(
            m_boss->number("SELECT count(*) FROM signalbox.commands WHERE state IN ('queued', 'running') AND" + ours),
            qint64(0), 180'000);
        qInfo("%d commands written in %lld ms, all over after %lld ms", written, askedMs, clock.elapsed());
        const auto list = [&](const QByteArray& sql) {
            QStringList all;
            for (const QStringList& row : m_boss->rows(sql))
                all << row.join(u' ');
            return all.join(u'\n');
        };
        qInfo("%s", qPrintable(list("SELECT verb, state, count(*), coalesce(max(result->'error'->>'code'), '') FROM "
                                    "signalbox.commands WHERE" +
                                    ours + " GROUP BY 1, 2 ORDER BY 1, 2")));

        // once: each began at most once and ended once
        QCOMPARE(list("SELECT id, count(*) FROM watch.turns WHERE is_now = 'running' AND" + ours +
                      " GROUP BY 1 HAVING count(*) <> 1"),
                 QString());
        QCOMPARE(list("SELECT c.id, c.verb, c.state, count(t.id) FROM signalbox.commands c LEFT JOIN watch.turns t ON "
                      "t.id = c.id AND t.is_now NOT IN ('queued', 'running') WHERE c." +
                      ours.mid(1) + " GROUP BY 1, 2, 3 HAVING count(t.id) <> 1"),
                 QString());
        QCOMPARE(list("SELECT c.id, c.state FROM signalbox.commands c WHERE c.state = 'expired' AND EXISTS (SELECT "
                      "FROM watch.turns t WHERE t.id = c.id AND t.is_now = 'running')"),
                 QString());
        QCOMPARE(m_boss->number("SELECT count(DISTINCT claimed_by) FROM signalbox.commands WHERE" + ours), qint64(2));

        // executed commands took effect once
        QCOMPARE(m_boss->number("SELECT count(*) FROM signalbox.endpoints WHERE note LIKE '% of %'"), qint64(each / 5));
        QCOMPARE(m_boss->number("SELECT count(DISTINCT note) FROM signalbox.endpoints WHERE note LIKE '% of %'"),
                 qint64(each / 5));
        QCOMPARE(m_boss->number("SELECT count(*) FROM signalbox.chains c, jsonb_object_keys(c.settings) k WHERE k "
                                "LIKE 'note %'"),
                 qint64(each / 5));
        QCOMPARE(m_boss->number("SELECT count(*) FROM signalbox.streams WHERE stream LIKE 'transfers:0x00%'"),
                 qint64(each / 10));
        const auto count = [&](const char* verb, const char* state) {
            return m_boss->number("SELECT count(*) FROM signalbox.commands WHERE verb = '" + QByteArray(verb) +
                                  "' AND state = '" + state + "' AND" + ours);
        };
        QCOMPARE(count("endpoint_add", "done"), qint64(each / 5));
        QCOMPARE(count("chain_edit", "done"), qint64(each / 5));
        QCOMPARE(count("retry_now", "done"), qint64(each / 10));
        QCOMPARE(count("stream_add", "done"), qint64(each / 10));
        QCOMPARE(count("stream_add", "refused"), qint64(each / 10));
        QCOMPARE(count("alert_acknowledge", "refused"), qint64(each / 5));
        QCOMPARE(m_boss->number("SELECT count(*) FROM signalbox.commands WHERE verb = 'reindex' AND id % 2 = 0 AND "
                                "state <> 'expired' AND" +
                                ours),
                 qint64(0));

        // the audit records who sent it, when it began and ended, and the reason of a refusal
        QCOMPARE(list("SELECT id, verb, state, result FROM signalbox.commands WHERE (finished_at IS NULL OR actor = '' "
                      "OR console NOT LIKE 'desk pid %' OR (state = 'done' AND (started_at IS NULL OR started_at > "
                      "finished_at)) OR (state <> 'done' AND (length(coalesce(result->'error'->>'text', '')) < 10 OR "
                      "coalesce(result->'error'->>'code', '') = ''))) AND" +
                      ours),
                 QString());
        QCOMPARE(m_boss->number("SELECT count(*) FROM signalbox.commands WHERE state NOT IN ('done', 'refused', "
                                "'expired') AND" +
                                ours),
                 qint64(0));
        for (auto& process : m_processes)
            QCOMPARE(process->state(), QProcess::Running);
    }

    /// Both consoles changed the same value: the second edit is refused, and the first is kept.
    void conflictingEditsAreReported()
    {
        const QString chain = m_sims->chains().at(0).caip2;
        const auto both = [&](const QString& a, const QString& b) {
            std::array<CliResult, 2> results;
            std::thread one([&] { results[0] = m_consoles[0].run(u"chain edit "_qs + chain + a); });
            std::thread two([&] { results[1] = m_consoles[1].run(u"chain edit "_qs + chain + b); });
            one.join();
            two.join();
            return results;
        };
        const auto different = both(u" --confirmations 3"_qs, u" --name Other"_qs);
        QCOMPARE(different[0].exitCode, 0);
        QCOMPARE(different[1].exitCode, 0);
        QCOMPARE(
            m_boss->value("SELECT name || ' ' || (settings->>'confirmations') FROM signalbox.chains WHERE caip2 = '" +
                          chain.toUtf8() + "'"),
            u"Other 3"_qs);

        // an edit based on former values: the second console's sheet was open all the time
        const auto asked = [&](const QByteArray& console, const QByteArray& name) {
            m_boss->run("INSERT INTO signalbox.commands (console, verb, target, args) VALUES ('" + console +
                        "', 'chain_edit', '" + chain.toUtf8() + "', '{\"name\": \"" + name +
                        "\", \"was\": {\"name\": \"Other\"}}')");
        };
        asked("one", "First");
        asked("two", "Second");
        QTRY_COMPARE_WITH_TIMEOUT(m_boss->number("SELECT count(*) FROM signalbox.commands WHERE console IN ('one', "
                                                 "'two') AND state IN ('done', 'refused')"),
                                  qint64(2), 15'000);
        QCOMPARE(m_boss->value("SELECT name FROM signalbox.chains WHERE caip2 = '" + chain.toUtf8() + "'"),
                 u"First"_qs);
        const QString reason = m_boss->value(
            "SELECT result->'error'->>'text' FROM signalbox.commands WHERE console = 'two' AND state = 'refused'");
        QVERIFY2(reason.contains(u"name was \"Other\" when you began and is \"First\" now"_qs), qPrintable(reason));
    }
};

}  // namespace

SIGNALBOX_TEST(CommandsTest)

#include "commands_test.moc"
