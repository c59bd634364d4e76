// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/engine.h"
#include "signalbox/token_queries.h"
#include "widgets/sheet.h"

class QLineEdit;

namespace signalbox::ui {

class CheckLine;
class Switch;

/// The price feed of the workspace: on or off, address, interval and key, and what its last request gave. A stored key
/// is never shown.
class FeedSheet : public Sheet {
    Q_OBJECT
public:
    FeedSheet(Engine* engine, QWidget* window);

private:
    void ask();
    void show(const PriceFeedState& feed);
    void renew();
    PriceFeedEdit edit() const;
    void save();
    QString lastAnswer() const;

    QPointer<Engine> m_engine;
    std::optional<PriceFeedState> m_feed;
    Switch* m_enabled;
    QLineEdit *m_url, *m_minutes, *m_key;
    Switch* m_noKey;
    Text* m_last;
    CheckLine* m_check;
    QPushButton* m_save;
};

}  // namespace signalbox::ui
