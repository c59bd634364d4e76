#pragma once

#include <QPlainTextEdit>
#include <QPointer>
#include <deque>

#include "signalbox/engine.h"
#include "widgets/card.h"

namespace signalbox::ui {

class Segments;

/// The chain's newest log lines, from memory and as they come. It follows the end while it is at the end.
class LogCard : public Card {
    Q_OBJECT
public:
    explicit LogCard(QWidget* parent = nullptr);

    void setEngine(Engine* engine);
    void setChain(const QString& caip2);
    void setWatched(bool watched);  ///< an unseen card draws nothing and catches up when it is seen

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
