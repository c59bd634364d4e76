// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTest>
#include <stdexcept>

#include "catalog/catalog.h"
#include "support/canopy_replay.h"
#include "support/process.h"

namespace signalbox::test {

inline void expectNone(const QStringList& faults)
{
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n').left(4'000)));
}

/// A workspace with a replayed Canopy chain, controlled by the command line alone.
class CanopyWorkspace {
public:
    using Digests = std::map<QString, QString>;  ///< table → rows and their hash

    explicit CanopyWorkspace(std::shared_ptr<CliWorkspace> workspace = std::make_shared<CliWorkspace>())
        : m_workspace(std::move(workspace))
    {
    }

    CliWorkspace& cli() { return *m_workspace; }
    Database& database() { return m_workspace->database(); }

    CliResult add(const CanopyReplay& node, const QStringList& more = {})
    {
        return cli().run(QStringList{u"chain"_qs, u"add"_qs, u"canopy"_qs, u"--rpc"_qs, node.url()} + more);
    }
    void mustAdd(const CanopyReplay& node, const QStringList& more = {})
    {
        const CliResult added = add(node, more);
        if (added.exitCode != 0)
            throw std::runtime_error("chain add canopy: " + added.text().toStdString());
    }
    CliResult sync(int timeoutMs = 240'000) { return cli().run({u"run"_qs, u"--until-synced"_qs}, {}, timeoutMs); }

    /// Every table whose content the chain alone determines.
    Digests chainTables(int chain)
    {
        Digests all;
        for (const catalog::Entity* entity : catalog::Catalog::canopy().inChain())
            if (entity->hasHeight())
                all[entity->name] = digest(u"chain_%1.%2"_qs.arg(chain).arg(entity->table()), {});
        return all;
    }
    /// The chain's part of the global tables.
    Digests globalTables(int chain)
    {
        Digests all;
        for (const catalog::Entity* entity : catalog::Catalog::canopy().synced())
            all[entity->globalTable()] =
                digest(u"canopyx_global.%1"_qs.arg(entity->globalTable()), u" WHERE chain_id = %1"_qs.arg(chain));
        return all;
    }
    /// Empty if every global row is the newest version in the chain's table, and none is missing.
    QStringList globalFaults(int chain)
    {
        QStringList faults;
        for (const catalog::Entity* entity : catalog::Catalog::canopy().synced()) {
            QStringList mine, theirs;
            for (const catalog::Column& column : entity->globalColumns()) {
                mine << u'"' + column.name + u'"';
                theirs << u'"' + column.globalName() + u'"';
            }
            QStringList key;
            for (const QString& name : entity->globalKey)
                key << u'"' + name + u'"';
            const QString table = u"chain_%1.\"%2\""_qs.arg(chain).arg(entity->table());
            const QString newest =
                entity->newestOnly()
                    ? u"SELECT %1 FROM (SELECT DISTINCT ON (%2) * FROM %3 ORDER BY %2, height DESC) n %4"_qs.arg(
                          mine.join(u','), key.join(u','), table, entity->closing ? u"WHERE NOT deleted"_qs : QString())
                    : u"SELECT %1 FROM %2"_qs.arg(mine.join(u','), table);
            const QString global = u"SELECT %1 FROM canopyx_global.\"%2\" WHERE chain_id = %3"_qs.arg(theirs.join(u','))
                                       .arg(entity->globalTable())
                                       .arg(chain);
            for (const auto& [left, right] : {std::pair(newest, global), std::pair(global, newest)}) {
                const qint64 lost =
                    database().number(u"SELECT count(*) FROM ((%1) EXCEPT ALL (%2)) d"_qs.arg(left, right).toUtf8());
                if (lost > 0)
                    faults << u"%1: %2 rows %3"_qs.arg(entity->name)
                                  .arg(lost)
                                  .arg(left == newest ? u"missing in global"_qs : u"only in global"_qs);
            }
        }
        return faults;
    }
    QString coverage(int chain)
    {
        return database().value(
            u"SELECT string_agg(stream || ' ' || lo || '-' || hi, ', ' ORDER BY lo) FROM signalbox.coverage WHERE "
            "caip2 = 'canopy:%1'"_qs.arg(chain)
                .toUtf8());
    }

    /// The whole database except tables that may keep records of a chain, and what running engines write for
    /// themselves (the server that sends actions, leases, care of the database): structure and rows.
    std::map<QString, QString> everything()
    {
        std::map<QString, QString> all;
        for (const QStringList& table : database().rows(
                 "SELECT table_schema, table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND "
                 "table_schema NOT IN ('pg_catalog', 'information_schema')")) {
            const QString name = table[0] + u'.' + table[1];
            static const QStringList left{u"signalbox.commands"_qs,         u"signalbox.alerts"_qs,
                                          u"erc8004.action_server"_qs,      u"signalbox.database_samples"_qs,
                                          u"signalbox.index_rebuilds"_qs,   u"signalbox.maintenance_jobs"_qs,
                                          u"signalbox.maintenance_runs"_qs, u"signalbox.slow_query_log"_qs};
            const bool leases = name == u"signalbox.consumers";
            if (!left.contains(name))
                all[u"rows of "_qs + name] = digest(u"%1.\"%2\""_qs.arg(table[0], table[1]),
                                                    leases ? u" WHERE caip2 IS NOT NULL"_qs : QString());
        }
        const auto add = [&](const char* what, const QByteArray& sql) {
            all[QLatin1String(what)] =
                database().value("SELECT string_agg(x, E'\\n' ORDER BY x) FROM (" + sql + ") s (x)");
        };
        const QByteArray ours =
            " NOT IN (SELECT oid FROM pg_namespace WHERE nspname LIKE 'pg\\_%' OR nspname = 'information_schema')";
        add("schemas", "SELECT nspname::text FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%'");
        add("relations", "SELECT c.oid::regclass::text || c.relkind::text FROM pg_class c WHERE relnamespace" + ours);
        add("functions", "SELECT p.oid::regprocedure::text FROM pg_proc p WHERE pronamespace" + ours);
        add("triggers", "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal");
        // commands, alerts and maintenance runs are records, and their sequences continue
        add("sequences",
            "SELECT schemaname || '.' || sequencename || ' ' || CASE WHEN sequencename IN ('commands_id_seq', "
            "'alerts_id_seq', 'maintenance_runs_id_seq', 'slow_query_log_id_seq') THEN '' ELSE "
            "coalesce(last_value::text, 'unused') END FROM pg_sequences");
        add("default rights",
            "SELECT defaclnamespace::regnamespace::text || defaclobjtype::text || defaclacl::text FROM pg_default_acl");
        add("types", "SELECT typname::text FROM pg_type WHERE typnamespace" + ours);
        return all;
    }
    static QStringList differences(const std::map<QString, QString>& a, const std::map<QString, QString>& b)
    {
        QStringList found;
        for (const auto& [name, value] : a)
            if (!b.contains(name))
                found << name + u" is gone"_qs;
            else if (b.at(name) != value)
                found << u"%1: %2 | %3"_qs.arg(name, value.left(300), b.at(name).left(300));
        for (const auto& [name, value] : b)
            if (!a.contains(name))
                found << name + u" is new"_qs;
        return found;
    }

    QString state(int chain)
    {
        return database().value(u"SELECT state FROM signalbox.chains WHERE caip2 = 'canopy:%1'"_qs.arg(chain).toUtf8());
    }

private:
    QString digest(const QString& table, const QString& where)
    {
        const auto rows = database().rows(
            u"SELECT count(*), coalesce(md5(string_agg(j, E'\\n' ORDER BY j)), '') FROM (SELECT (to_jsonb(t) - 'updated_at')::text FROM %1 t%2) r (j)"_qs
                .arg(table, where)
                .toUtf8());
        return rows.front().join(u' ');
    }
    std::shared_ptr<CliWorkspace> m_workspace;
};

}  // namespace signalbox::test
