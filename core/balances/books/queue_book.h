// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "balances/books/book_parts.h"
#include "signalbox/queue_queries.h"

namespace signalbox::balances {

/// Reads the queue of balance updates and its settings, in the thread of a session.
class QueueBook : public QueueQueries {
public:
    explicit QueueBook(Reader thread) : m_thread(std::move(thread)) {}

    QFuture<Expected<std::vector<BalanceQueue>>> queues() override;
    QFuture<Expected<std::vector<QueueEntry>>> entries(const QueueFilter& filter) override;
    QFuture<Expected<std::vector<QueueSeries>>> series(const QDateTime& from, const QDateTime& to) override;
    QFuture<Expected<std::vector<QueueConfig>>> configs() override;
    QFuture<Expected<QueueThresholds>> thresholds() override;
    QFuture<Expected<Done>> setThresholds(const QueueThresholds& thresholds) override;
    QFuture<Expected<Done>> setDefaults(const QueueConfig& config) override;
    QueueThresholds preset(const QString& name) const override;

private:
    Reader m_thread;
};

}  // namespace signalbox::balances
