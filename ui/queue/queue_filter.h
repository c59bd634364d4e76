// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "signalbox/queue_queries.h"

namespace signalbox::ui {

class FilterChip;
class Segments;

/// Which entries are listed: "Failed 7 | Retrying 2 | Waiting 218", and the selected chains as a chip that removes
/// them.
class QueueFilterBar : public QWidget {
    Q_OBJECT
public:
    explicit QueueFilterBar(QWidget* parent = nullptr);

    QueueEntryState state() const;
    void setState(QueueEntryState state);
    const QStringList& chains() const { return m_chains; }
    void setChains(const QStringList& caip2);                 ///< empty: all
    void setQueues(const std::vector<BalanceQueue>& queues);  ///< counts and names

Q_SIGNALS:
    void stateChanged();
    void chainsRemoved();

private:
    void renew();

    Segments* m_states;
    FilterChip* m_chip;
    QStringList m_chains;
    std::vector<BalanceQueue> m_queues;
};

}  // namespace signalbox::ui
