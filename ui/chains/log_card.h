// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>
#include <QPointer>
#include <deque>

#include "signalbox/engine.h"
#include "widgets/card.h"

namespace signalbox::ui {

class Segments;

/// The chain's newest log lines, from memory and live. The view follows the end while it is scrolled to the end.
class LogCard : public Card {
    Q_OBJECT
public:
    explicit LogCard(QWidget* parent = nullptr);

    void setEngine(Engine* engine);
    void setChain(const QString& caip2);
    void setWatched(bool watched);  ///< a hidden card does not draw; it catches up when it is shown

private:
    bool accepts(const LogEntry& entry) const;
    void reload();
    void append(const LogEntry& entry);
    void write(const LogEntry& entry);

    static constexpr int kept = 200;
    QPointer<Engine> m_engine;
    QString m_chain;
    std::deque<LogEntry> m_entries;
    Segments* m_levels;
    QPlainTextEdit* m_view;
    bool m_watched = false;
};

}  // namespace signalbox::ui
