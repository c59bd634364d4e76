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
    /// `staged`: transfers go through a temporary table, because some may be there already. Of a Replace it is the
    /// second half, after begin() in the same transaction.
    Script commit(const Commit& commit, bool staged) const;
    /// The first half of a Replace: loads what was read into temporary tables. Ends with a SELECT of the blocks whose
    /// stored rows it lacks although their hash is the same, as a multirange; empty text: none.
    Script begin(const Commit& commit) const;
    /// Ends with a SELECT of the rows undone.
    QByteArray undo(const Undo& undo) const;
    QByteArray uncover(const chain::Streams& streams, const Intervals& blocks) const;

private:
    Script replace(const Commit& commit) const;
    QByteArray missing(const Commit& commit) const;
    QByteArray ofStreams(const Commit& commit) const;
    QByteArray resolved(const Commit& commit) const;
    void rest(Script& script, const Commit& commit) const;
    QByteArray loadBlocks(Script& script, const Commit& commit) const;
    QByteArray loadTransfers(Script& script, const Commit& commit) const;
    QByteArray mergeBlocks(const QByteArray& source) const;
    QByteArray mergeTransfers(bool compared) const;
    void blocks(Script& script, const Commit& commit) const;
    QByteArray linked(const Commit& commit) const;
    void transfers(Script& script, const Commit& commit, bool staged) const;
    QByteArray events(const Commit& commit) const;
    QByteArray loadEvents(Script& script, const Commit& commit) const;
    void quarantine(Script& script, const Commit& commit) const;
    void proofs(Script& script, const Commit& commit) const;
    QByteArray checkpoint(bool mayGoBack) const;
    QByteArray sameRevisions(const Commit& commit) const;
    QByteArray fence() const;

    QByteArray m_caip2, m_schema, m_epoch, m_chainId;  // literals
};

}  // namespace signalbox::store
