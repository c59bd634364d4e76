// SPDX-License-Identifier: GPL-3.0-or-later

#include "addchain/endpoint_lines.h"
#include "models/answer.h"
#include "signalbox/literals.h"

#include <QFuture>
#include <QRegularExpression>
#include <algorithm>

namespace signalbox::ui {

namespace {

bool sameDraft(const EndpointDraft& a, const EndpointDraft& b)
{
    return a.url == b.url && a.kind == b.kind && a.priority == b.priority && a.limits == b.limits &&
           a.headers == b.headers && a.user == b.user && a.password == b.password && a.bearer == b.bearer &&
           a.proxy == b.proxy && a.caFile == b.caFile && a.note == b.note && a.secretRef == b.secretRef;
}

}  // namespace

EndpointLines::EndpointLines(Probe probe, QObject* parent) : QObject(parent), m_probe(std::move(probe))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &EndpointLines::tick);
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
    if (!m_expected.isEmpty())
        return m_expected;
    for (const Line& line : m_lines)
        if (line.report && !line.report->error && !line.report->caip2.isEmpty())
            return line.report->caip2;
    for (const Line& line : m_lines)  // a rate limited endpoint has reported its chain ID, too
        if (line.report && !line.report->caip2.isEmpty() && line.error && line.error->kind == ErrorKind::Retryable)
            return line.report->caip2;
    return {};
}

const EndpointLines::Line* EndpointLines::line(int id) const
{
    const auto it = std::find_if(m_lines.begin(), m_lines.end(), [id](const Line& l) { return l.id == id; });
    return it == m_lines.end() ? nullptr : &*it;
}

EndpointLines::Line* EndpointLines::find(int id)
{
    return const_cast<Line*>(line(id));
}

EndpointLines::Counts EndpointLines::counts() const
{
    Counts counts;
    for (const Line& line : m_lines) {
        switch (line.state) {
            case State::Empty:
                break;
            case State::Typing:
            case State::Testing:
                ++counts.testing;
                break;
            case State::Accepted:
                ++counts.ready;
                break;
            case State::Limited:
            case State::Unreachable:
                ++counts.retried;
                break;
            case State::OtherChain:
            case State::Refused:
            case State::Duplicate:
                ++counts.leftOut;
                break;
        }
    }
    return counts;
}

const ProbeReport* EndpointLines::best() const
{
    for (const Line& line : m_lines)
        if (line.state == State::Accepted && line.report)
            return &*line.report;
    return nullptr;
}

std::vector<EndpointDraft> EndpointLines::accepted() const
{
    std::vector<EndpointDraft> drafts;
    const QString chain = this->chain();
    for (const Line& line : m_lines) {
        const bool known =
            line.report && line.report->caip2 == chain;  // a limited line counts only after its chain ID was read
        if (line.state == State::Accepted || (line.state == State::Limited && known)) {
            drafts.push_back(line.draft);
            drafts.back().priority = int(drafts.size()) - 1;
        }
    }
    return drafts;
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
    std::erase_if(m_pending, [id](const Pending& p) { return p.id == id; });
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
    setDraft(id, draft);
}

void EndpointLines::setDraft(int id, const EndpointDraft& draft)
{
    Line* line = find(id);
    if (!line || (line->state != State::Empty && sameDraft(line->draft, draft)))
        return;  // nothing changed: no new test is needed
    line->draft = draft;
    line->report.reset();
    line->error.reset();
    line->tries = 0;
    std::erase_if(m_pending, [id](const Pending& p) { return p.id == id; });  // pending answers are outdated
    if (draft.url.isEmpty()) {
        line->state = State::Empty;
        line->nextTryAt = {};
        changed(id);
        judgeAll();
        return;
    }
    schedule(*line, debounceMs, State::Typing);
    judgeAll();
}

void EndpointLines::retryNow(int id)
{
    if (Line* line = find(id); line && !line->draft.url.isEmpty() && line->state != State::Testing) {
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
        if (Line* line = find(id))
            start(*line);
}

void EndpointLines::schedule(Line& line, int delayMs, State state)
{
    line.state = state;
    line.nextTryAt = QDateTime::currentDateTimeUtc().addMSecs(delayMs);
    changed(line.id);
    tick();
}

void EndpointLines::tick()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    std::vector<int> due;
    QDateTime next;
    for (const Line& line : m_lines) {
        if (!line.nextTryAt.isValid())
            continue;
        if (line.nextTryAt <= now)
            due.push_back(line.id);
        else if (!next.isValid() || line.nextTryAt < next)
            next = line.nextTryAt;
    }
    if (next.isValid())
        m_timer.start(int(std::clamp<qint64>(now.msecsTo(next), 1, 60000)));
    for (const int id : due)
        if (Line* line = find(id))
            start(*line);
}

void EndpointLines::start(Line& line)
{
    const int id = line.id;
    const quint64 ticket = m_nextTicket++;
    std::erase_if(m_pending, [id](const Pending& p) { return p.id == id; });
    m_pending.push_back({id, ticket});
    line.state = State::Testing;
    line.nextTryAt = {};
    ++line.tries;
    const EndpointDraft draft = line.draft;
    changed(id);
    whenAnswered(m_probe(draft), this,
                 [this, id, ticket](const Expected<ProbeReport>& answer) { take(id, ticket, answer); });
}

void EndpointLines::take(int id, quint64 ticket, const Expected<ProbeReport>& answer)
{
    const auto pending = std::find_if(m_pending.begin(), m_pending.end(),
                                      [&](const Pending& p) { return p.id == id && p.ticket == ticket; });
    if (pending == m_pending.end())
        return;
    m_pending.erase(pending);
    Line* line = find(id);
    if (!line)
        return;
    line->report.reset();
    line->error.reset();
    if (answer) {
        line->report = *answer;
        line->error = answer->error;
    } else {
        line->error = answer.error();
    }
    const bool passing =
        line->error && (line->error->kind == ErrorKind::Retryable || line->error->kind == ErrorKind::Unavailable);
    if (passing) {
        const qint64 backOff = qint64(retryMs) << std::min(line->tries - 1, 4);
        line->nextTryAt = QDateTime::currentDateTimeUtc().addMSecs(line->error->retryAfterMs.value_or(backOff));
    }
    line->state = State::Accepted;  // judge() sets the final state; this one only ends Testing
    judgeAll();
    changed(id);
    tick();
}

EndpointLines::State EndpointLines::judge(const Line& line) const
{
    if (line.state == State::Empty || line.state == State::Typing || line.state == State::Testing)
        return line.state;
    for (const Line& other : m_lines) {
        if (&other == &line)
            break;
        if (other.draft.url == line.draft.url)
            return State::Duplicate;
    }
    const QString chain = this->chain();
    if (line.report && !line.report->caip2.isEmpty() && !chain.isEmpty() && line.report->caip2 != chain)
        return State::OtherChain;
    if (!line.error)
        return State::Accepted;
    if (line.error->kind == ErrorKind::Retryable)
        return State::Limited;
    if (line.error->kind == ErrorKind::Unavailable)
        return State::Unreachable;
    return State::Refused;
}

void EndpointLines::judgeAll()
{
    for (Line& line : m_lines) {
        const State state = judge(line);
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
