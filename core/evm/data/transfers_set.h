// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/literals.h"
#include "store/data_set.h"

namespace signalbox::evm {

/// <schema>.transfers, for the streams transfers and transfers:0x….
class TransfersSet : public store::DataSet {
public:
    explicit TransfersSet(const store::ChainPlace& place);

    QString name() const override { return u"transfers"_s; }
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

    /// The condition that transfer `t` belongs to these streams; empty if none of them has transfers.
    static QByteArray scope(const chain::Streams& streams);

private:
    QByteArray merged(bool compared) const;

    QByteArray m_schema;  // SQL
};

}  // namespace signalbox::evm
