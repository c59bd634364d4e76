// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QObject>
#include <QTimer>
#include <functional>
#include <optional>
#include <vector>

#include "signalbox/engine.h"

namespace signalbox::ui {

/// Model of the wizard's endpoint page: the URLs, the state of their live tests and the results. It holds no widgets. A
/// test starts `debounceMs` after the last keystroke; the answer to an outdated text is dropped. Temporary failures are
/// retried automatically.
class EndpointLines : public QObject {
    Q_OBJECT
public:
    enum class State { Empty, Typing, Testing, Accepted, Limited, Unreachable, OtherChain, Refused, Duplicate };
    using Probe = std::function<QFuture<Expected<ProbeReport>>(const EndpointDraft&)>;

    struct Line {
        int id = 0;
        EndpointDraft draft;
        State state = State::Empty;
        std::optional<ProbeReport> report;
        std::optional<Error> error;
        QDateTime nextTryAt;
        int tries = 0;
    };

    struct Counts {
        int ready = 0, retried = 0, leftOut = 0, testing = 0;
    };

    explicit EndpointLines(Probe probe, QObject* parent = nullptr);

    /// Sets the chain that every line must serve; empty: the first line that answers decides.
    void expect(const QString& caip2);
    QString expected() const { return m_expected; }
    QString chain() const;  ///< expected chain, or the one that the first accepted line reports

    const std::vector<Line>& lines() const { return m_lines; }
    const Line* line(int id) const;
    Counts counts() const;
    const ProbeReport* best() const;  ///< report of the first accepted line
    bool isReady() const { return counts().ready > 0; }
    std::vector<EndpointDraft> accepted() const;  ///< accepted lines and temporary failures, with their priorities

    int add(const QString& url = {});
    int addSeveral(const QString& text);  ///< adds one URL per line or word; returns the number of new URLs
    void remove(int id);
    void move(int from, int to);
    void setUrl(int id, const QString& url);
    void setDraft(int id, const EndpointDraft& draft);  ///< sets the URL and the options together
    void retryNow(int id);
    void flush();  ///< starts every test that still waits for the end of typing

    int debounceMs = 400;
    int retryMs = 12000;

Q_SIGNALS:
    void listChanged();  ///< a line was added, removed or moved
    void lineChanged(int id);
    void summaryChanged();

private:
    Line* find(int id);
    void schedule(Line& line, int delayMs, State state);
    void tick();
    void start(Line& line);
    void take(int id, quint64 ticket, const Expected<ProbeReport>& answer);
    void judgeAll();
    State judge(const Line& line) const;
    void changed(int id);

    Probe m_probe;
    QString m_expected;
    std::vector<Line> m_lines;
    struct Pending {
        int id = 0;
        quint64 ticket = 0;
    };
    std::vector<Pending> m_pending;
    QTimer m_timer;
    int m_nextId = 1;
    quint64 m_nextTicket = 1;
};

}  // namespace signalbox::ui
