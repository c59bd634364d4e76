// SPDX-License-Identifier: GPL-3.0-or-later

#include "postgres/session.h"
#include "signalbox/literals.h"
#include "support/redact.h"

namespace signalbox::store {

namespace {

struct Known {
    const char* state;  // five characters, or the two of the class
    ErrorKind kind;
    const char* code;
    const char* sentence;  // %1 is the server's text
};

constexpr Known known[] = {
    {"53100", ErrorKind::Unavailable, "DISK_FULL",
     QT_TRANSLATE_NOOP("Engine",
                       "The disk of the database is full: %1. Nothing of this step was stored. Free some space; "
                       "Signalbox then continues "
                       "automatically.")},
    {"53200", ErrorKind::Retryable, "DATABASE_MEMORY",
     QT_TRANSLATE_NOOP("Engine", "The database is out of memory: %1. The step is retried.")},
    {"53300", ErrorKind::Retryable, "TOO_MANY_CONNECTIONS",
     QT_TRANSLATE_NOOP(
         "Engine", "The database has no free connection: %1. Signalbox retries; consider raising max_connections.")},
    {"53400", ErrorKind::Unavailable, "DATABASE_LIMIT",
     QT_TRANSLATE_NOOP("Engine", "A limit of the database was reached: %1.")},
    {"57014", ErrorKind::Cancelled, "QUERY_CANCELLED", QT_TRANSLATE_NOOP("Engine", "The query was stopped: %1.")},
    {"55P03", ErrorKind::Retryable, "LOCKED",
     QT_TRANSLATE_NOOP("Engine", "Another session holds a lock that this step needs: %1. The step is retried.")},
    {"40001", ErrorKind::Retryable, "SERIALIZATION",
     QT_TRANSLATE_NOOP("Engine", "Two sessions changed the same rows at the same time: %1. The step is retried.")},
    {"40P01", ErrorKind::Retryable, "DEADLOCK",
     QT_TRANSLATE_NOOP("Engine", "Two sessions waited for each other: %1. The step is retried.")},
    {"42501", ErrorKind::Refused, "NO_RIGHT",
     QT_TRANSLATE_NOOP("Engine", "The database user does not have this privilege: %1.")},
    {"23505", ErrorKind::Conflict, "EXISTS_ALREADY", QT_TRANSLATE_NOOP("Engine", "This is already stored: %1.")},
    {"23P01", ErrorKind::Conflict, "OVERLAP", QT_TRANSLATE_NOOP("Engine", "This range is already covered: %1.")},
    {"25006", ErrorKind::Unavailable, "DATABASE_READ_ONLY",
     QT_TRANSLATE_NOOP("Engine", "The database does not accept writes now: %1.")},
    {"SB003", ErrorKind::Conflict, "LEASE_LOST",
     QT_TRANSLATE_NOOP("Engine", "Another console took over this chain (%1). This console is on standby now.")},
    {"SB004", ErrorKind::Conflict, "OVERLAP",
     QT_TRANSLATE_NOOP("Engine", "These blocks are already stored (%1). The coverage is read again.")},
    {"SB005", ErrorKind::Conflict, "BLOCKS_DIFFER",
     QT_TRANSLATE_NOOP(
         "Engine",
         "The answers of the endpoints differ from the stored rows: %1. The chain is compared with them again.")},
    {"SB006", ErrorKind::Conflict, "STREAM_CHANGED",
     QT_TRANSLATE_NOOP("Engine", "The settings of %1 were changed while its blocks were read. They are read again.")},
    {"SB002", ErrorKind::Refused, "NOT_EMPTY", QT_TRANSLATE_NOOP("Engine", "%1.")},
    {"SB001", ErrorKind::Refused, "APPEND_ONLY", QT_TRANSLATE_NOOP("Engine", "%1.")},
    {"XX001", ErrorKind::Unavailable, "DATABASE_DAMAGED",
     QT_TRANSLATE_NOOP(
         "Engine",
         "The database found damaged data: %1. Check the disk, then restore a backup or index the chain again.")},
    {"XX002", ErrorKind::Unavailable, "DATABASE_DAMAGED",
     QT_TRANSLATE_NOOP("Engine",
                       "The database found a damaged index: %1. Check the disk, then rebuild the index with REINDEX.")},
    {"58", ErrorKind::Unavailable, "DATABASE_SYSTEM",
     QT_TRANSLATE_NOOP("Engine",
                       "The database could not use its files: %1. Check the disk and the permissions of its folder.")},
    {"53", ErrorKind::Retryable, "DATABASE_RESOURCES",
     QT_TRANSLATE_NOOP("Engine", "The database is out of resources: %1. The step is retried.")},
    {"57", ErrorKind::Retryable, "DATABASE_AWAY",
     QT_TRANSLATE_NOOP("Engine", "The database does not answer (%1). Signalbox reconnects automatically.")},
    {"08", ErrorKind::Retryable, "DATABASE_AWAY",
     QT_TRANSLATE_NOOP("Engine", "The database does not answer (%1). Signalbox reconnects automatically.")},
    {"28", ErrorKind::Refused, "LOGIN_REFUSED", QT_TRANSLATE_NOOP("Engine", "The database refused the login: %1.")},
    {"22", ErrorKind::Invalid, "BAD_VALUE", QT_TRANSLATE_NOOP("Engine", "The database refused a value: %1.")},
    {"23", ErrorKind::Internal, "RULE_BROKEN",
     QT_TRANSLATE_NOOP("Engine", "A constraint of the database was violated: %1.")},
};

}  // namespace

Error errorFromSqlState(const QString& sqlState, const QString& message)
{
    QString said = redact(message);
    if (said.startsWith("ERROR:"_L1))
        said.remove(0, 6);
    const qsizetype context = said.indexOf("\nCONTEXT:"_L1);
    if (context > 0)
        said.truncate(context);
    said = said.simplified().left(400);
    while (said.endsWith(QLatin1Char('.')))
        said.chop(1);
    if (said.contains("No space left on device"_L1)) {
        return Error::make(ErrorKind::Unavailable, "DISK_FULL", Message(known[0].sentence).arg(said),
                           {{u"sqlState"_s, sqlState}});
    }
    for (const Known& entry : known)
        if (sqlState.startsWith(QLatin1String(entry.state)))
            return Error::make(entry.kind, entry.code, Message(entry.sentence).arg(said), {{u"sqlState"_s, sqlState}});
    return Error::make(
        ErrorKind::Internal, "DATABASE_FAULT",
        Message(QT_TRANSLATE_NOOP("Engine", "The database refused a statement of Signalbox: %1.")).arg(said),
        {{u"sqlState"_s, sqlState}});
}

}  // namespace signalbox::store
