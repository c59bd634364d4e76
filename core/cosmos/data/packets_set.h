// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/entity.h"
#include "signalbox/literals.h"
#include "store/data_set.h"

namespace signalbox::cosmos {

/// All tables of a Cosmos chain, for the stream `ibc`. Blocks that are read again replace the rows of their heights. A
/// block that does not follow the stored one below it is refused (BLOCKS_DIFFER), so that a chain that was started
/// again under the same ID is never mixed with the former one.
class PacketsSet : public store::DataSet {
public:
    explicit PacketsSet(const store::ChainPlace& place);

    static QString setName() { return u"packets"_s; }
    QString name() const override { return setName(); }
    bool isWrittenBy(const store::Commit& commit) const override;
    bool resolvesItems(const store::Commit& commit) const override { return isWrittenBy(commit); }
    void append(store::Script& script, const store::Commit& commit, bool merged) const override;
    void replace(store::Script& script, const store::Commit& commit) const override;
    void undo(store::Script& script, const store::Undo& undo) const override;
    Expected<Done> read(store::PqConnection& connection, store::StoredChain& state) const override;

private:
    QByteArray table(const QString& entity) const;
    void copy(store::Script& script, const store::Commit& commit) const;
    void addEnds(store::Script& script, const store::Commit& commit) const;
    QByteArray linked(const store::Commit& commit) const;

    QByteArray m_schema;  // SQL
};

/// The tables of a chain: a store::MakeChainTables.
store::ChainTables chainTables(const store::ConnectionInfo& engine, const store::ChainPlace& place, qint64 epoch);

}  // namespace signalbox::cosmos
