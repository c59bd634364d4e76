#pragma once

#include "layers/commit.h"
#include "layers/place.h"

namespace signalbox::layers {

/// The statements of one transaction on a chain's tables without its COMMIT, in the order they run: fence, tables in
/// catalog order, coverage. One round trip.
class CommitSql {
public:
    CommitSql(ChainPlace chain, qint64 epoch) : m_chain(std::move(chain)), m_epoch(epoch) {}

    struct Script {
        QByteArray sql;
        QList<QByteArray> copies;
    };
    Script commit(const LayerCommit& commit) const;
    /// Ends with a SELECT of the rows undone.
    QByteArray undo(const catalog::Catalog& catalog, const store::Undo& undo) const;
    QByteArray fence() const;

    /// The set-based way from staging to production for one entity and these heights.
    static QString promote(const ChainPlace& chain, const catalog::Entity& entity, const std::vector<Interval>& ranges,
                           bool replace);

private:
    void straight(Script& script, const catalog::RowWriter& rows, bool staging) const;
    void staged(Script& script, const LayerCommit& commit) const;
    QString bookkeeping(const LayerCommit& commit) const;
    QString progress(const LayerCommit& commit) const;
    QString filled(const QString& blocks) const;  ///< an expression, an int8multirange

    ChainPlace m_chain;
    qint64 m_epoch;
};

}  // namespace signalbox::layers
