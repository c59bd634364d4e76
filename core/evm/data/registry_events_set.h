// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/literals.h"
#include "store/data_set.h"

namespace signalbox::evm {

/// Registry events of ERC-8004 with their retractions and the checkpoint, in tables that all chains share. Append-only:
/// rows are never deleted; those that are not on the chain are retracted. For the stream registries; its scope are the
/// registries (identity, reputation, validation) of which the stream has an address.
class RegistryEventsSet : public store::DataSet {
public:
    explicit RegistryEventsSet(const store::ChainPlace& place);

    QString name() const override { return u"events"_s; }
    bool isWrittenBy(const store::Commit& commit) const override;
    bool resolvesItems(const store::Commit& commit) const override { return isWrittenBy(commit); }
    void append(store::Script& script, const store::Commit& commit, bool merged) const override;
    void load(store::Script& script, const store::Commit& commit) const override;
    QByteArray missing(const store::Commit& commit) const override;
    QByteArray wasRead() const override;
    void replace(store::Script& script, const store::Commit& commit) const override;
    void covered(store::Script& script, const store::Commit& commit) const override;
    void uncovered(store::Script& script, const chain::Streams& streams) const override;
    void dropped(store::Transaction& transaction, const QString& stream) const override;
    void undo(store::Script& script, const store::Undo& undo) const override;
    void undone(store::Script& script, const store::Undo& undo) const override;
    Expected<Done> read(store::PqConnection& connection, store::StoredChain& state) const override;

    /// The condition that event `e` belongs to a registry that these streams read.
    static QByteArray scope(const chain::Streams& streams);
    static std::vector<QString> mixed(const chain::Streams& streams);

private:
    static QByteArray surplus(const store::Commit& commit, const char* name);
    QByteArray live(const store::Commit& commit) const;
    QByteArray verified(const store::Commit& commit) const;
    QByteArray checkpoint(bool mayGoBack) const;

    QByteArray m_caip2, m_schema, m_chainId;  // SQL
};

}  // namespace signalbox::evm
