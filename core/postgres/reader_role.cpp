// SPDX-License-Identifier: GPL-3.0-or-later

#include "postgres/reader_role.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

#include "postgres/roles.h"
#include "signalbox/literals.h"

namespace signalbox::store {

namespace {

QString mark()
{
    return u"reads for the SQL screen, version %1"_s.arg(readerRoleVersion);
}

/// Functions that everybody may call by default and that do more than read: large objects, notifications to engines,
/// termination of other sessions, settings, the log, statements given as text. The owner of the workspace keeps them.
constexpr const char* closedFunctions =
    "DO $$ DECLARE f regprocedure; BEGIN "
    "FOR f IN SELECT p.oid FROM pg_catalog.pg_proc p WHERE p.pronamespace = 'pg_catalog'::regnamespace "
    "AND p.prokind = 'f' AND has_function_privilege('public', p.oid, 'EXECUTE') "
    "AND (p.proname LIKE 'lo\\_%' OR p.proname = ANY (ARRAY['loread', 'lowrite', 'set_config', 'pg_notify', "
    "'pg_cancel_backend', 'pg_terminate_backend', 'query_to_xml', 'query_to_xmlschema', "
    "'query_to_xml_and_xmlschema', 'pg_logical_emit_message', 'pg_export_snapshot', 'pg_current_xact_id', "
    "'txid_current', 'ts_stat', 'cursor_to_xml', 'cursor_to_xmlschema']) "
    "OR (p.proname = 'ts_rewrite' AND p.pronargs = 2)) LOOP "
    "EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC; GRANT EXECUTE ON FUNCTION %s TO %I, %I', f, f, "
    "'signalbox_engine', 'signalbox_retention'); END LOOP; END $$";

}  // namespace

QString readerPassword(const QString& enginePassword)
{
    return QString::fromLatin1(
        QMessageAuthenticationCode::hash(readerRole.toUtf8(), enginePassword.toUtf8(), QCryptographicHash::Sha256)
            .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Expected<bool> readerIsReady(Session& session)
{
    return session.read([](Transaction& transaction) {
        const auto rows = transaction.exec(
            "SELECT pg_catalog.shobj_description(oid, 'pg_authid') FROM pg_catalog.pg_roles WHERE rolname = $1",
            {readerRole});
        return !rows.empty() && text(rows[0][0]) == mark();
    });
}

QStringList readerSettings()
{
    return {u"default_transaction_read_only = on"_s, u"client_connection_check_interval = '1s'"_s,
            u"idle_in_transaction_session_timeout = '60s'"_s, u"statement_timeout = '1h'"_s};
}

Done closeToReader(Transaction& transaction, const QString& database)
{
    const std::string role = quoteName(readerRole);
    transaction.exec("REVOKE TEMPORARY ON DATABASE " + quoteName(database) + " FROM PUBLIC, " + role +
                     "; REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC");
    transaction.exec(closedFunctions);
    transaction.exec("REVOKE ALL ON LANGUAGE plpgsql FROM PUBLIC; GRANT USAGE ON LANGUAGE plpgsql TO " +
                     quoteName(engineRole));
    for (const QString& setting : readerSettings() + QStringList{u"temp_file_limit = '4GB'"_s})
        transaction.exec("ALTER ROLE " + role + " SET " + setting.toStdString());
    transaction.exec("COMMENT ON ROLE " + role + " IS " + quoteText(mark()));
    return {};
}

Expected<int> grantReading(Session& engine, const QString& role)
{
    return engine.write([&role](Transaction& transaction) {
        const auto rows = transaction.exec(
            "WITH schemas AS (SELECT oid, nspname, nspowner FROM pg_catalog.pg_namespace WHERE nspname = ANY "
            "(ARRAY['signalbox', 'canopyx', 'canopyx_global', 'erc8004', 'balances', 'ibc']) "
            "OR nspname IN (SELECT schema_name FROM signalbox.chains)), "
            "tables AS (SELECT c.oid, c.relrowsecurity OR (s.nspname = 'signalbox' AND c.relname = "
            "'secrets') AS closed FROM pg_catalog.pg_class c JOIN schemas s ON s.oid = c.relnamespace "
            "WHERE c.relkind IN ('r', 'p', 'v', 'm') AND c.relowner = current_user::regrole) "
            "SELECT format('GRANT USAGE ON SCHEMA %I TO %I', nspname, $1::text) FROM schemas "
            "WHERE nspowner = current_user::regrole AND NOT has_schema_privilege($1, oid, 'USAGE') "
            "UNION ALL SELECT format('GRANT SELECT ON %s TO %I', oid::regclass, $1::text) FROM tables "
            "WHERE NOT closed AND NOT has_table_privilege($1, oid, 'SELECT') "
            "UNION ALL SELECT format('REVOKE SELECT ON %s FROM %I', oid::regclass, $1::text) FROM tables "
            "WHERE closed AND has_table_privilege($1, oid, 'SELECT')",
            {role});
        if (rows.empty())
            return 0;
        transaction.exec("SET LOCAL lock_timeout = '2s'");
        for (const auto& row : rows)
            transaction.exec(text(row[0]).toStdString());
        return int(rows.size());
    });
}

}  // namespace signalbox::store
