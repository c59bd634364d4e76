// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/literals.h"
#include "store/data_set.h"

namespace signalbox::evm {

/// <schema>.blocks with the blooms of its headers, <schema>.reorgs, and the proven blocks (signalbox.proofs). A replace
/// loads pg_temp.fresh_blocks and pg_temp.replaced_blocks (heights that have another hash now), which the other sets of
/// the family read.
class HeadersSet : public store::DataSet {
public:
    explicit HeadersSet(store::ChainPlace place);

    QString name() const override { return u"blocks"_s; }
    bool isWrittenBy(const store::Commit& commit) const override { return !commit.blocks.empty(); }
    void append(store::Script& script, const store::Commit& commit, bool merged) const override;
    void load(store::Script& script, const store::Commit& commit) const override;
    QByteArray wasRead() const override;
    void replace(store::Script& script, const store::Commit& commit) const override;
    void covered(store::Script& script, const store::Commit& commit) const override;
    void undo(store::Script& script, const store::Undo& undo) const override;
    void undone(store::Script& script, const store::Undo& undo) const override;
    Expected<Done> read(store::PqConnection& connection, store::StoredChain& state) const override;
    Expected<std::vector<chain::BlockBloom>> blooms(store::PqConnection& connection, Interval range) const override;

private:
    QByteArray fresh(store::Script& script, const store::Commit& commit) const;
    QByteArray merged(const QByteArray& source) const;
    QByteArray linked(const store::Commit& commit) const;

    QByteArray m_caip2, m_schema, m_chainId;  // SQL
};

}  // namespace signalbox::evm
