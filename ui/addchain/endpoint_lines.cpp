// SPDX-License-Identifier: GPL-3.0-or-later

#include "addchain/endpoint_lines.h"

#include <QRegularExpression>
#include <algorithm>

#include "signalbox/literals.h"

namespace signalbox::ui {

namespace {

bool sameDraft(const EndpointDraft& a, const EndpointDraft& b)
{
    return a.url == b.url && a.kind == b.kind && a.priority == b.priority && a.limits == b.limits &&
           a.headers == b.headers && a.user == b.user && a.password == b.password && a.bearer == b.bearer &&
           a.proxy == b.proxy && a.caFile == b.caFile && a.note == b.note && a.secretRef == b.secretRef;
}

/// A pointer to the line, or null.
template <class Lines>
auto* lineOf(Lines& lines, int id)
{
    const auto it = std::find_if(lines.begin(), lines.end(), [id](const EndpointLine& line) { return line.id == id; });
    return it == lines.end() ? nullptr : &*it;
}

}  // namespace

EndpointLines::EndpointLines(Probe probe, QObject* parent) : QObject(parent), m_tests(std::move(probe))
{
    connect(&m_tests, &ProbeQueue::due, this, [this](int id) {
        if (Line* line = lineOf(m_lines, id))
            start(*line);
    });
    connect(&m_tests, &ProbeQueue::answered, this,
            [this](int id, const ProbeAnswer& answer) { take(id, answer.report); });
}

void EndpointLines::expect(const QString& caip2)
{
    if (m_expected == caip2)
        return;
    m_expected = caip2;
    judgeAll();
}

QString EndpointLines::chain() const
{
    return m_expected.isEmpty() ? servedChain(m_lines) : m_expected;
}

const EndpointLines::Line* EndpointLines::line(int id) const
{
    return lineOf(m_lines, id);
}

const ProbeReport* EndpointLines::best() const
{
    for (const Line& line : m_lines)
        if (line.state == State::Accepted && line.report && line.draft.kind != "lcd"_L1)
            return &*line.report;
    return nullptr;
}

bool EndpointLines::hasKind(const QString& kind) const
{
    return std::any_of(m_lines.begin(), m_lines.end(),
                       [&](const Line& line) { return line.state == State::Accepted && line.draft.kind == kind; });
}

int EndpointLines::add(const QString& url)
{
    Line line;
    line.id = m_nextId++;
    m_lines.push_back(line);
    const int id = line.id;
    Q_EMIT listChanged();
    if (!url.isEmpty())
        setUrl(id, url);
    Q_EMIT summaryChanged();
    return id;
}

int EndpointLines::addSeveral(const QString& text)
{
    static const QRegularExpression blank(u"[\\s,;]+"_s);
    int added = 0;
    const QStringList words = text.split(blank, Qt::SkipEmptyParts);
    for (const QString& word : words) {
        const bool known =
            std::any_of(m_lines.begin(), m_lines.end(), [&](const Line& l) { return l.draft.url == word; });
        if (known || !word.contains(u"://"_s))
            continue;
        const auto empty =
            std::find_if(m_lines.begin(), m_lines.end(), [](const Line& l) { return l.draft.url.isEmpty(); });
        const int id = empty == m_lines.end() ? add() : empty->id;
        setUrl(id, word);
        ++added;
    }
    return added;
}

void EndpointLines::remove(int id)
{
    const auto it = std::find_if(m_lines.begin(), m_lines.end(), [id](const Line& l) { return l.id == id; });
    if (it == m_lines.end())
        return;
    m_lines.erase(it);
    m_tests.drop(id);
    Q_EMIT listChanged();
    judgeAll();
}

void EndpointLines::move(int from, int to)
{
    const int size = int(m_lines.size());
    if (from < 0 || to < 0 || from >= size || to >= size || from == to)
        return;
    const Line line = m_lines[size_t(from)];
    m_lines.erase(m_lines.begin() + from);
    m_lines.insert(m_lines.begin() + to, line);
    Q_EMIT listChanged();
    judgeAll();
}

void EndpointLines::setUrl(int id, const QString& url)
{
    const Line* line = this->line(id);
    if (!line || line->draft.url == url.trimmed())
        return;
    EndpointDraft draft = line->draft;
    draft.url = url.trimmed();
    if (draft.kind == "lcd"_L1)
        draft.kind.clear();  // found again by the test
    setDraft(id, draft);
}

void EndpointLines::setDraft(int id, const EndpointDraft& draft)
{
    Line* line = lineOf(m_lines, id);
    if (!line || (line->state != State::Empty && sameDraft(line->draft, draft)))
        return;  // nothing changed: no new test is needed
    line->draft = draft;
    line->report.reset();
    line->error.reset();
    line->tries = 0;
    m_tests.drop(id);  // pending answers are outdated
    if (draft.url.isEmpty()) {
        line->state = State::Empty;
        line->nextTryAt = {};
        changed(id);
        judgeAll();
        return;
    }
    line->state = State::Typing;
    line->nextTryAt = QDateTime::currentDateTimeUtc().addMSecs(debounceMs);
    changed(id);
    schedule(id);
    judgeAll();
}

void EndpointLines::retryNow(int id)
{
    if (Line* line = lineOf(m_lines, id); line && !line->draft.url.isEmpty() && line->state != State::Testing) {
        start(*line);
    }
}

void EndpointLines::flush()
{
    std::vector<int> waiting;
    for (const Line& line : m_lines)
        if (line.state == State::Typing)
            waiting.push_back(line.id);
    for (const int id : waiting)
        if (Line* line = lineOf(m_lines, id))
            start(*line);
}

void EndpointLines::schedule(int id)
{
    if (const Line* line = this->line(id); line && line->nextTryAt.isValid())
        m_tests.schedule(id, line->nextTryAt);
}

void EndpointLines::start(Line& line)
{
    const int id = line.id;
    line.state = State::Testing;
    line.nextTryAt = {};
    ++line.tries;
    const EndpointDraft draft = line.draft;
    changed(id);
    m_tests.start(id, draft);
}

void EndpointLines::take(int id, const Expected<ProbeReport>& answer)
{
    Line* line = lineOf(m_lines, id);
    if (!line)
        return;
    // A test of the RPC recognizes the REST interface of a Cosmos chain: it is tested again as such.
    if (answer && answer->error && answer->error->code == "NOT_COMETBFT"_L1 && !answer->caip2.isEmpty() &&
        line->draft.kind.isEmpty()) {
        line->draft.kind = u"lcd"_s;
        return start(*line);
    }
    line->report.reset();
    line->error.reset();
    if (answer) {
        line->report = *answer;
        line->error = answer->error;
    } else {
        line->error = answer.error();
    }
    if (line->error && (line->error->kind == ErrorKind::Retryable || line->error->kind == ErrorKind::Unavailable)) {
        const qint64 backOff = qint64(retryMs) << std::min(line->tries - 1, 4);
        line->nextTryAt = QDateTime::currentDateTimeUtc().addMSecs(line->error->retryAfterMs.value_or(backOff));
    }
    line->state = State::Accepted;  // judged() sets the final state; this one only ends Testing
    judgeAll();
    changed(id);
    schedule(id);
}

void EndpointLines::judgeAll()
{
    for (Line& line : m_lines) {
        const State state = judged(line, m_lines, chain());
        if (state == line.state)
            continue;
        line.state = state;
        Q_EMIT lineChanged(line.id);
    }
    Q_EMIT summaryChanged();
}

void EndpointLines::changed(int id)
{
    Q_EMIT lineChanged(id);
    Q_EMIT summaryChanged();
}

}  // namespace signalbox::ui
