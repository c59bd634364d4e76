#pragma once

#include <QDateTime>
#include <QObject>
#include <QTimer>
#include <functional>
#include <optional>
#include <vector>

#include "signalbox/engine.h"

namespace signalbox::ui {

/// The lines of the wizard's endpoint page: what is typed, how its live test goes, and what may be written beside it.
/// Holds no widget. A test begins `debounceMs` after the last key stroke; an answer to a text that has changed since is
/// dropped. A passing failure is tried again by itself.
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

    /// The chain that every line must serve; empty: the first line that answers decides.
    void expect(const QString& caip2);
    QString expected() const { return m_expected; }
    QString chain() const;  ///< expected, or what the first accepted line answered

    const std::vector<Line>& lines() const { return m_lines; }
    const Line* line(int id) const;
    Counts counts() const;
    const ProbeReport* best() const;  ///< the first accepted line's report
    bool isReady() const { return counts().ready > 0; }
    std::vector<EndpointDraft> accepted() const;  ///< in order, with their priorities: ready ones and passing failures

    int add(const QString& url = {});
    int addSeveral(const QString& text);  ///< one URL per line or word; answers how many were new
    void remove(int id);
    void move(int from, int to);
    void setUrl(int id, const QString& url);
    void setDraft(int id, const EndpointDraft& draft);  ///< url and options together
    void retryNow(int id);
    void flush();  ///< starts every test that still waits for the end of typing

    int debounceMs = 400;
    int retryMs = 12000;

Q_SIGNALS:
    void listChanged();  ///< lines came, went or moved
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
