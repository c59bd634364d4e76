// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/literals.h"
#include "store/data_set.h"

namespace signalbox::evm {

/// <schema>.balance_events, for the streams balance_events:0x…. Blocks that are read with other rules lose the rows of
/// the former ones.
class BalanceEventsSet : public store::DataSet {
public:
    explicit BalanceEventsSet(const store::ChainPlace& place);

    QString name() const override { return u"balance_events"_s; }
    bool isWrittenBy(const store::Commit& commit) const override { return !scope(commit.streams).isEmpty(); }
    bool resolvesItems(const store::Commit& commit) const override { return isWrittenBy(commit); }
    void append(store::Script& script, const store::Commit& commit, bool merged) const override;
    void load(store::Script& script, const store::Commit& commit) const override;
    QByteArray missing(const store::Commit& commit) const override;
    QByteArray wasRead() const override;
    void replace(store::Script& script, const store::Commit& commit) const override;
    void undo(store::Script& script, const store::Undo& undo) const override;

    std::optional<Height> dropTo(store::Transaction& transaction, const QString& stream, const chain::Streams& kept,
                                 Height above) const override;
    qint64 drop(store::Transaction& transaction, const QString& stream, const chain::Streams& kept,
                Interval blocks) const override;

    /// The condition that row `e` belongs to these streams; empty if none of them has such events.
    static QByteArray scope(const chain::Streams& streams);

private:
    void remove(store::Script& script, const store::Commit& commit, const QByteArray& condition) const;
    void copy(store::Script& script, const store::Commit& commit, const QByteArray& table) const;

    QByteArray m_table;  // SQL
};

}  // namespace signalbox::evm
