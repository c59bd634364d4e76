// SPDX-License-Identifier: GPL-3.0-or-later

#include "postgres/migrator.h"
#include "signalbox/literals.h"

#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>

namespace signalbox::store {

namespace {

constexpr const char* lockKey = "hashtext('signalbox.migrations')";

Expected<std::vector<MigrationFile>> read(const QString& folder)
{
    static const QRegularExpression shape(u"^(\\d{4})_([a-z0-9_]+)\\.up\\.sql$"_s);
    std::vector<MigrationFile> files;
    for (const QString& entry : QDir(folder).entryList(QDir::Files, QDir::Name)) {
        const auto match = shape.match(entry);
        if (!match.hasMatch())
            continue;
        MigrationFile file;
        file.number = match.captured(1).toInt();
        file.name = match.captured(2);
        QFile up(folder + QLatin1Char('/') + entry);
        QFile down(folder + u"/%1_%2.down.sql"_s.arg(match.captured(1), file.name));
        if (!up.open(QIODevice::ReadOnly) || !down.open(QIODevice::ReadOnly))
            return fail(
                ErrorKind::Internal, "MIGRATION_MISSING",
                Message(QT_TRANSLATE_NOOP("Engine", "The migration %1 or its down file cannot be read.")).arg(entry));
        file.up = up.readAll();
        file.down = down.readAll();
        file.checksum = QCryptographicHash::hash(file.up, QCryptographicHash::Sha256).toHex();
        if (!files.empty() && files.back().number >= file.number)
            return fail(ErrorKind::Internal, "MIGRATION_ORDER",
                        Message(QT_TRANSLATE_NOOP("Engine", "Two migrations have the number %1.")).arg(file.number));
        files.push_back(std::move(file));
    }
    return files;
}

}  // namespace

Migrator::Migrator(Session& session, RoleNames roles, std::vector<MigrationFile> files)
    : m_session(session), m_roles(std::move(roles)), m_files(std::move(files))
{
}

Expected<std::vector<MigrationFile>> Migrator::shipped()
{
    return read(u":/store/sql"_s);
}

Expected<std::vector<MigrationFile>> Migrator::fromFolder(const QString& folder)
{
    return read(folder);
}

Expected<std::vector<MigrationStatus>> Migrator::status()
{
    return m_session.read([&](Transaction& transaction) {
        std::map<int, MigrationStatus> all;
        std::map<int, QByteArray> applied;
        if (!transaction.exec("SELECT to_regclass('signalbox.migrations')")[0][0].is_null()) {
            for (const auto& row : transaction.exec(
                     "SELECT number, name, checksum, applied_at, extract(epoch FROM took) * 1000, app_version "
                     "FROM signalbox.migrations ORDER BY number")) {
                const int number = static_cast<int>(integer(row[0]));
                all[number] = {number, text(row[1]), time(row[3]), real(row[4]), text(row[5]), false, true};
                applied[number] = text(row[2]).toLatin1();
            }
        }
        for (const MigrationFile& file : m_files) {
            MigrationStatus& entry = all[file.number];
            entry.number = file.number;
            entry.missing = false;
            if (applied.contains(file.number))
                entry.changed = applied[file.number] != file.checksum || entry.name != file.name;
            else
                entry.name = file.name;
        }
        std::vector<MigrationStatus> list;
        for (auto& [number, entry] : all)
            list.push_back(std::move(entry));
        return list;
    });
}

Expected<int> Migrator::check()
{
    const auto all = status();
    if (!all)
        return fail(all.error());
    const int newest = m_files.empty() ? 0 : m_files.back().number;
    int applied = 0;
    bool hole = false;
    for (const MigrationStatus& entry : *all) {
        if (entry.missing && entry.number > newest)
            return fail(
                ErrorKind::Refused, "SCHEMA_NEWER",
                Message(QT_TRANSLATE_NOOP(
                            "Engine",
                            "This workspace was last used by a newer version, Signalbox %1: its schema is at "
                            "migration %2, this program has %3. Update Signalbox, then open the workspace again."))
                    .arg(entry.appVersion)
                    .arg(entry.number)
                    .arg(newest),
                {{u"schema"_s, entry.number}, {u"known"_s, newest}});
        if (entry.missing)
            return fail(
                ErrorKind::Refused, "MIGRATION_MISSING",
                Message(QT_TRANSLATE_NOOP("Engine",
                                          "Migration %1 (%2) was applied to this workspace, but this program does not "
                                          "have it. Install Signalbox %3."))
                    .arg(entry.number)
                    .arg(entry.name, entry.appVersion));
        if (entry.changed)
            return fail(ErrorKind::Refused, "MIGRATION_CHANGED",
                        Message(QT_TRANSLATE_NOOP(
                                    "Engine",
                                    "Migration %1 (%2) of this program differs from the one applied to this "
                                    "workspace by Signalbox %3. Nothing was changed. Install an unmodified release."))
                            .arg(entry.number)
                            .arg(entry.name, entry.appVersion));
        if (!entry.appliedAt.isValid()) {
            hole = true;
        } else {
            if (hole)
                return fail(ErrorKind::Refused, "MIGRATION_ORDER",
                            Message(QT_TRANSLATE_NOOP("Engine",
                                                      "Migration %1 was applied, but an earlier one was not. Restore a "
                                                      "backup of this workspace."))
                                .arg(entry.number));
            applied = entry.number;
        }
    }
    return applied;
}

QByteArray Migrator::fill(QByteArray sql) const
{
    sql.replace("@engine@", QByteArray::fromStdString(quoteName(m_roles.engine)));
    sql.replace("@reader@", QByteArray::fromStdString(quoteName(m_roles.reader)));
    sql.replace("@retention@", QByteArray::fromStdString(quoteName(m_roles.retention)));
    return sql;
}

Expected<Done> Migrator::apply(const MigrationFile& file, bool up)
{
    auto done = m_session.write([&](Transaction& transaction) -> Expected<Done> {
        transaction.exec("SET LOCAL lock_timeout = '30s'");
        transaction.exec(std::string("SELECT pg_advisory_xact_lock(") + lockKey + ")");
        const bool applied =
            !transaction.exec("SELECT FROM signalbox.migrations WHERE number = $1", {file.number}).empty();
        if (applied == up)
            return Done{};  // another session applied it first
        QElapsedTimer timer;
        timer.start();
        transaction.exec(fill(up ? file.up : file.down).toStdString());
        if (up)
            transaction.exec(
                "INSERT INTO signalbox.migrations (number, name, checksum, took, app_version) VALUES ($1, $2, $3, $4 * "
                "interval '1 ms', $5)",
                {file.number, file.name, QString::fromLatin1(file.checksum), static_cast<double>(timer.elapsed()),
                 SIGNALBOX_VERSION});
        else
            transaction.exec("DELETE FROM signalbox.migrations WHERE number = $1", {file.number});
        return Done{};
    });
    if (done || done.error().kind == ErrorKind::Retryable || done.error().code == "DISK_FULL"_L1)
        return done;
    return fail(ErrorKind::Unavailable, "MIGRATION_FAILED",
                Message(QT_TRANSLATE_NOOP("Engine", "Migration %1 (%2) could not be %3: %4 It was rolled back."))
                    .arg(file.number)
                    .arg(file.name, up ? u"applied"_s : u"reverted"_s, done.error().message),
                {{u"number"_s, file.number}});
}

Expected<int> Migrator::migrate(const std::function<void(const Message&)>& progress)
{
    const auto standing = check();
    if (!standing)
        return standing;
    const int newest = m_files.empty() ? 0 : m_files.back().number;
    if (*standing == newest)
        return 0;
    const auto prepared = m_session.write([&](Transaction& transaction) {
        transaction.exec(std::string("SELECT pg_advisory_xact_lock(") + lockKey + ")");
        transaction.exec("CREATE SCHEMA IF NOT EXISTS signalbox");
        transaction.exec(
            "CREATE TABLE IF NOT EXISTS signalbox.migrations (number integer PRIMARY KEY, name text NOT NULL, checksum "
            "text NOT NULL, "
            "applied_at timestamptz NOT NULL DEFAULT now(), took interval NOT NULL, app_version text NOT NULL)");
        if (m_roles.separate)
            transaction.exec("GRANT USAGE ON SCHEMA signalbox TO " + quoteName(m_roles.engine) +
                             "; GRANT SELECT ON signalbox.migrations TO " + quoteName(m_roles.engine) + ", " +
                             quoteName(m_roles.reader));
        return Done{};
    });
    if (!prepared)
        return fail(prepared.error());
    int count = 0;
    for (const MigrationFile& file : m_files) {
        if (file.number <= *standing)
            continue;
        if (progress)
            progress(Message(QT_TRANSLATE_NOOP("Engine", "Migration %1: %2."))
                         .arg(file.number)
                         .arg(QString(file.name).replace(QLatin1Char('_'), QLatin1Char(' '))));
        if (const auto done = apply(file, true); !done)
            return fail(done.error());
        ++count;
    }
    return count;
}

Expected<std::vector<TableLoss>> Migrator::previewRevert(int downTo)
{
    const auto standing = check();
    if (!standing)
        return fail(standing.error());
    constexpr qint64 countedUpTo = 1'000'000;
    const char* const tables =
        "SELECT c.oid::bigint, n.nspname || '.' || c.relname, c.reltuples::bigint FROM pg_catalog.pg_class c JOIN "
        "pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition "
        "AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema' ORDER BY 2";
    std::vector<TableLoss> losses;
    const auto tried = m_session.write([&](Transaction& transaction) -> Expected<Done> {
        transaction.exec("SET LOCAL lock_timeout = '10s'");
        std::map<qint64, TableLoss> before;
        for (const auto& row : transaction.exec(tables)) {
            before.emplace(integer(row[0]), TableLoss{text(row[1]), integer(row[2]), integer(row[2]) <= countedUpTo});
        }
        for (auto& [oid, loss] : before)
            if (loss.exact)
                loss.rows =
                    integer(transaction.exec("SELECT count(*) FROM " + quoteName(loss.table.section(u'.', 0, 0)) + "." +
                                             quoteName(loss.table.section(u'.', 1)))[0][0]);
        for (auto file = m_files.rbegin(); file != m_files.rend(); ++file)
            if (file->number <= *standing && file->number > downTo)
                transaction.exec(fill(file->down).toStdString());
        for (const auto& row : transaction.exec(tables))
            before.erase(integer(row[0]));
        for (const auto& [oid, loss] : before)
            losses.push_back(loss);
        return fail(ErrorKind::Cancelled, "PREVIEW_ENDS", Message(QT_TRANSLATE_NOOP("Engine", "Nothing was changed.")));
    });
    if (!tried && tried.error().code != "PREVIEW_ENDS"_L1)
        return fail(tried.error());
    return losses;
}

Expected<int> Migrator::revert(int downTo)
{
    const auto standing = check();
    if (!standing)
        return standing;
    int count = 0;
    for (auto file = m_files.rbegin(); file != m_files.rend(); ++file) {
        if (file->number > *standing || file->number <= downTo)
            continue;
        if (const auto done = apply(*file, false); !done)
            return fail(done.error());
        ++count;
    }
    return count;
}

}  // namespace signalbox::store
