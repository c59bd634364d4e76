// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "family/unconfirmed_rows.h"
#include "indexing/chain_worker.h"
#include "units/snapshot_builder.h"

namespace signalbox::engine {

/// Reads a chain's rows above the confirmations through its worker while a client requests them, again for each head.
/// Engine thread; must outlive the worker's thread.
class PendingReader : public QObject {
    Q_OBJECT
public:
    explicit PendingReader(std::shared_ptr<UnconfirmedRows> rows) : m_rows(std::move(rows)) {}  ///< null: reads nothing

    bool isWanted() const { return m_rows && m_rows->isWanted(); }
    void read(const ChainFacts& facts, indexing::ChainWorker& worker);  ///< unless the head was read already
    void undone(const QString& caip2, Height ancestor);
    void stopped(const QString& caip2);  ///< the worker has ended

Q_SIGNALS:
    void arrived(qint64 head);  ///< the rows up to this head are visible to readers

private:
    std::optional<indexing::FetchRequest> requestFor(const ChainFacts& facts) const;
    void answered(Height head, bool read);

    std::shared_ptr<UnconfirmedRows> m_rows;
    bool m_reading = false;
    std::optional<Height> m_head;  ///< read, or being read
};

}  // namespace signalbox::engine
