// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "addchain/endpoint_line.h"
#include "addchain/probe_queue.h"

namespace signalbox::ui {

/// Model of the wizard's endpoint page: the URLs, the state of their live tests and the results. It holds no widgets. A
/// test starts `debounceMs` after the last keystroke; the answer to an outdated text is dropped. Temporary failures are
/// retried automatically.
class EndpointLines : public QObject {
    Q_OBJECT
public:
    using Line = EndpointLine;
    using State = EndpointLine::State;
    using Counts = EndpointCounts;
    using Probe = ProbeQueue::Probe;

    explicit EndpointLines(Probe probe, QObject* parent = nullptr);

    /// Sets the chain that every line must serve; empty: the first line that answers decides.
    void expect(const QString& caip2);
    QString chain() const;  ///< expected chain, or the one that the first accepted line reports

    const std::vector<Line>& lines() const { return m_lines; }
    const Line* line(int id) const;
    Counts counts() const { return countsOf(m_lines); }
    const ProbeReport* best() const;          ///< report of the first accepted line that serves blocks
    bool hasKind(const QString& kind) const;  ///< whether an accepted line is of this kind
    bool isReady() const { return counts().ready > 0; }
    std::vector<EndpointDraft> accepted() const { return acceptedDrafts(m_lines, chain()); }

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
    void schedule(int id);  ///< its next test
    void start(Line& line);
    void take(int id, const Expected<ProbeReport>& answer);
    void judgeAll();
    void changed(int id);

    ProbeQueue m_tests;
    QString m_expected;
    std::vector<Line> m_lines;
    int m_nextId = 1;
};

}  // namespace signalbox::ui
