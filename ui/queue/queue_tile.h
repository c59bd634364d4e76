// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/screen.h"
#include "signalbox/queue_queries.h"
#include "widgets/tile.h"

namespace signalbox::ui {

class QueuePoll;

/// "Balance queue": entries of all chains and the worst age. A click opens the Queue screen. Hidden while there is no
/// queue.
class QueueTile : public Tile {
    Q_OBJECT
public:
    explicit QueueTile(ScreenContext* context, QWidget* parent = nullptr);

    void setEngine(Engine* engine);
    void setWatched(bool watched);

private:
    void set(const std::vector<BalanceQueue>& queues);

    QueuePoll* m_poll;
};

}  // namespace signalbox::ui
