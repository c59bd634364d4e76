// SPDX-License-Identifier: GPL-3.0-or-later

#include "addchain/endpoint_line.h"

namespace signalbox::ui {

EndpointCounts countsOf(const std::vector<EndpointLine>& lines)
{
    using State = EndpointLine::State;
    EndpointCounts counts;
    for (const EndpointLine& line : lines) {
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

QString servedChain(const std::vector<EndpointLine>& lines)
{
    for (const EndpointLine& line : lines)
        if (line.report && !line.report->error && !line.report->caip2.isEmpty())
            return line.report->caip2;
    for (const EndpointLine& line : lines)  // a rate limited endpoint has reported its chain ID, too
        if (line.report && !line.report->caip2.isEmpty() && line.error && line.error->kind == ErrorKind::Retryable)
            return line.report->caip2;
    return {};
}

EndpointLine::State judged(const EndpointLine& line, const std::vector<EndpointLine>& lines, const QString& chain)
{
    using State = EndpointLine::State;
    if (line.state == State::Empty || line.state == State::Typing || line.state == State::Testing)
        return line.state;
    for (const EndpointLine& other : lines) {
        if (&other == &line)
            break;
        if (other.draft.url == line.draft.url)
            return State::Duplicate;
    }
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

std::vector<EndpointDraft> acceptedDrafts(const std::vector<EndpointLine>& lines, const QString& chain)
{
    using State = EndpointLine::State;
    std::vector<EndpointDraft> drafts;
    for (const EndpointLine& line : lines) {
        const bool known =
            line.report && line.report->caip2 == chain;  // a limited line counts only after its chain ID was read
        if (line.state == State::Accepted || (line.state == State::Limited && known)) {
            drafts.push_back(line.draft);
            drafts.back().priority = int(drafts.size()) - 1;
        }
    }
    return drafts;
}

}  // namespace signalbox::ui
