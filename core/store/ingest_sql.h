#pragma once

#include <QByteArray>
#include <QString>

#include "store/ingest.h"

namespace signalbox::store {

/// Builds the statements of one ingest transaction, in the order they run. Names and values are put in as checked
/// literals: the whole transaction but COMMIT is one round trip.
class IngestSql {
public:
    IngestSql(QString caip2, QString schema, qint64 epoch);

    struct Script {
        QByteArray sql;
        QList<QByteArray> copies;
    };
    /// `staged`: transfers go through a temporary table, because some may be there already.
    Script commit(const Commit& commit, bool staged) const;
    /// Ends with a SELECT of the rows undone.
    QByteArray undo(const Undo& undo) const;

private:
    void deleteReplaced(Script& script, const Commit& commit) const;
    void blocks(Script& script, const Commit& commit) const;
    QByteArray linked(const Commit& commit) const;
    void transfers(Script& script, const Commit& commit, bool staged) const;
    void events(Script& script, const Commit& commit) const;
    void quarantine(Script& script, const Commit& commit) const;
    QByteArray checkpoint(bool mayGoBack) const;
    QByteArray fence() const;

    QByteArray m_caip2, m_schema, m_epoch, m_chainId;  // literals
};

}  // namespace signalbox::store
