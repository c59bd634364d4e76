// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>
#include <memory>

#include "care/rows/object_rows.h"
#include "care/work/maintenance_worker.h"
#include "signalbox/literals.h"
#include "support/pg_fixture.h"

namespace signalbox::test {

/// A database with the schema `care_test`: `rows` with 12,000 of 120,000 rows left, so that its indexes are bloated.
class CarePlace {
protected:
    void make()
    {
        db = std::make_unique<PgDatabase>();
        session = db->session();
    }
    void drop()
    {
        session.reset();
        db.reset();
    }
    QString value(const QString& sql) const { return db->value(sql); }
    /// Without a transaction, for VACUUM.
    void run(const QString& sql) const
    {
        const auto done = session->plain([&](store::Transaction& transaction) {
            transaction.exec(sql.toStdString());
            return Done{};
        });
        QVERIFY2(done, qPrintable(done ? QString() : done.error().text()));
    }
    void makeBloated() const
    {
        run(u"CREATE SCHEMA care_test"_s);
        run(u"CREATE TABLE care_test.rows (id text PRIMARY KEY, a text)"_s);
        run(u"INSERT INTO care_test.rows SELECT lpad(g::text, 100, '0'), lpad(g::text, 100, 'x') FROM "
            "generate_series(1, 120000) g"_s);
        run(u"CREATE INDEX rows_a ON care_test.rows (a)"_s);
        run(u"DELETE FROM care_test.rows WHERE right(id, 1) <> '0'"_s);
        run(u"VACUUM ANALYZE care_test.rows"_s);
    }

    static care::MaintenanceWorker::Pace fast()
    {
        using std::chrono::milliseconds;
        return {milliseconds(20), milliseconds(100), milliseconds(100), milliseconds(200), milliseconds(50)};
    }
    std::unique_ptr<care::MaintenanceWorker> worker(const QString& console, bool scheduled = false,
                                                    care::Machine machine = {}) const
    {
        return std::make_unique<care::MaintenanceWorker>(
            care::MaintenanceWorker::Parts{
                db->connection(), {console, u"host of "_s + console, 1}, std::move(machine), scheduled},
            fast());
    }
    template <class F>
    auto write(F work) const
    {
        return session->write(work);
    }
    qint64 queue(const QString& job, const QStringList& objects = {}) const
    {
        const auto id = write([&](store::Transaction& transaction) {
            return care::queueRun(transaction, {0, job, objects, false}, u"test"_s);
        });
        return id ? *id : -1;
    }
    QString state(qint64 id) const
    {
        return value(u"SELECT state FROM signalbox.maintenance_runs WHERE id = %1"_s.arg(id));
    }
    QString invalid() const { return value(u"SELECT count(*) FROM pg_index WHERE NOT indisvalid"_s); }
    care::IndexRow indexOf(const QString& name) const
    {
        const auto all = session->read([](store::Transaction& transaction) -> std::vector<care::IndexRow> {
            return care::readIndexes(transaction);
        });
        if (all)
            for (const care::IndexRow& row : *all)
                if (row.index.name == name)
                    return row;
        return {};
    }

    std::unique_ptr<PgDatabase> db;
    std::unique_ptr<store::Session> session;
};

}  // namespace signalbox::test
