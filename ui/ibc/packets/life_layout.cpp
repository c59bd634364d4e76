// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/packets/life_layout.h"

#include <QCoreApplication>
#include <algorithm>

#include "signalbox/literals.h"
#include "widgets/format.h"
#include "widgets/shown_time.h"

namespace signalbox::ui {

namespace {

struct LifeWords {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::LifeLine)
};

constexpr double labelWidth = 134, timeoutWidth = 148, behindBreak = 118, gap = 20, stackStep = 21, same = 13;

const PacketDetail::Step* stepOf(const PacketDetail& detail, const QString& what)
{
    const auto found = std::find_if(detail.steps.begin(), detail.steps.end(),
                                    [&](const PacketDetail::Step& step) { return step.what == what; });
    return found == detail.steps.end() ? nullptr : &*found;
}

QString lostTitle(PacketRelay::Kind step)
{
    switch (step) {
        case PacketRelay::Kind::Receive:
            return LifeWords::tr("Receive lost");
        case PacketRelay::Kind::Acknowledge:
            return LifeWords::tr("Acknowledgement lost");
        case PacketRelay::Kind::Timeout:
            return LifeWords::tr("Timeout lost");
    }
    return {};
}

}  // namespace

QString exactTime(const QDateTime& at)
{
    return at.isValid() ? shownTime(at).time().toString(u"HH:mm:ss.zzz"_s) : format::none();
}

QString lifeTitle(const LifeMark& mark)
{
    switch (mark.kind) {
        case LifeMark::Kind::Sent:
            return LifeWords::tr("Sent");
        case LifeMark::Kind::Timeout:
            return LifeWords::tr("Timeout");
        case LifeMark::Kind::Lost:
            return !mark.behind       ? lostTitle(mark.step)
                   : *mark.behind > 0 ? LifeWords::tr("Lost by %n blocks", nullptr, format::plural(*mark.behind))
                                      : LifeWords::tr("Lost, same block");
        case LifeMark::Kind::Won:
            break;
    }
    switch (mark.step) {
        case PacketRelay::Kind::Receive:
            return LifeWords::tr("Received, won");
        case PacketRelay::Kind::Acknowledge:
            return LifeWords::tr("Acknowledged, won");
        case PacketRelay::Kind::Timeout:
            return LifeWords::tr("Timed out, won");
    }
    return {};
}

QStringList lifeLines(const LifeMark& mark)
{
    if (mark.kind == LifeMark::Kind::Timeout)
        return {exactTime(mark.at)};
    QStringList lines{mark.height > 0 ? format::number(mark.height) + u" · "_s + exactTime(mark.at)
                                      : exactTime(mark.at)};
    if (!mark.transaction.isEmpty())
        lines << ibc::briefHash(mark.transaction);
    return lines;
}

void LifeLayout::setDetail(const PacketDetail& detail, const QDateTime& now)
{
    m_marks.clear();
    m_timeout = detail.packet.timeoutAt;
    m_leftOver.clear();
    m_written = {};
    const PacketState state = detail.packet.state;
    m_done = state != PacketState::Sent && state != PacketState::Received;
    collect(detail);
    setRange(now);
}

void LifeLayout::addStep(const PacketDetail& detail, const QString& what, PacketRelay::Kind kind)
{
    const PacketDetail::Step* step = stepOf(detail, what);
    const bool known = std::any_of(m_marks.begin(), m_marks.end(), [&](const LifeMark& mark) {
        return mark.kind == LifeMark::Kind::Won && mark.step == kind;
    });
    if (!step || known || !step->at.isValid())
        return;
    LifeMark mark;
    mark.kind = LifeMark::Kind::Won;
    mark.step = kind;
    mark.onSource = kind != PacketRelay::Kind::Receive;
    mark.at = step->at;
    mark.height = step->height;
    mark.transaction = step->transaction;
    mark.signer = step->signer;
    m_marks.push_back(mark);
}

void LifeLayout::collect(const PacketDetail& detail)
{
    LifeMark sent;
    sent.at = detail.packet.sentAt;
    if (const PacketDetail::Step* step = stepOf(detail, u"sent"_s)) {
        sent.at = step->at;
        sent.height = step->height;
        sent.transaction = step->transaction;
        sent.signer = step->signer;
    }
    if (sent.at.isValid())
        m_marks.push_back(sent);
    for (size_t i = 0; i < detail.relays.size(); ++i) {
        const PacketRelay& relay = detail.relays[i];
        if (!relay.at.isValid())
            continue;
        LifeMark mark;
        mark.kind = relay.won ? LifeMark::Kind::Won : LifeMark::Kind::Lost;
        mark.step = relay.kind;
        mark.onSource = relay.kind != PacketRelay::Kind::Receive;
        mark.at = relay.at;
        mark.height = relay.height;
        mark.transaction = relay.transaction;
        mark.signer = relay.signer;
        mark.ours = relay.ours;
        mark.relay = int(i);
        m_marks.push_back(mark);
    }
    addStep(detail, u"received"_s, PacketRelay::Kind::Receive);
    addStep(detail, u"acknowledged"_s, PacketRelay::Kind::Acknowledge);
    addStep(detail, u"timed_out"_s, PacketRelay::Kind::Timeout);
    if (const PacketDetail::Step* step = stepOf(detail, u"acknowledgement_written"_s))
        m_written = step->at;
    setBehind();
}

void LifeLayout::setBehind()
{
    for (LifeMark& mark : m_marks) {
        const LifeMark* winner = mark.kind == LifeMark::Kind::Lost ? won(mark.step) : nullptr;
        if (winner && winner->height > 0 && mark.height >= winner->height)
            mark.behind = qint64(mark.height - winner->height);
    }
}

/// From the first to the last event, or to now for a packet that is not done. A timeout far behind that is shown
/// behind a break of the axis.
void LifeLayout::setRange(const QDateTime& now)
{
    std::stable_sort(m_marks.begin(), m_marks.end(), [](const LifeMark& a, const LifeMark& b) { return a.at < b.at; });
    m_from = m_marks.empty() ? now.addSecs(-60) : m_marks.front().at;
    m_to = m_marks.empty() ? now : m_marks.back().at;
    if (!m_done)
        m_to = qMax(m_to, now);
    qint64 length = qMax<qint64>(4'000, m_from.msecsTo(m_to));
    m_timeoutFar = m_timeout.isValid() && m_timeout > m_to.addMSecs(length / 2);
    if (m_timeout.isValid() && !m_timeoutFar) {
        m_to = qMax(m_to, m_timeout);
        length = qMax<qint64>(4'000, m_from.msecsTo(m_to));
    }
    m_from = m_from.addMSecs(-length / 12);
    m_to = m_to.addMSecs(length / 6);
    if (m_timeout.isValid()) {
        LifeMark timeout;
        timeout.kind = LifeMark::Kind::Timeout;
        timeout.onSource = false;
        timeout.at = m_timeout;
        m_marks.insert(std::upper_bound(m_marks.begin(), m_marks.end(), timeout,
                                        [](const LifeMark& a, const LifeMark& b) { return a.at < b.at; }),
                       timeout);
    }
    const LifeMark* received = won(PacketRelay::Kind::Receive);
    if (received && m_timeout.isValid() && m_timeout >= received->at)
        m_leftOver = LifeWords::tr("received with %1 left", "time until the timeout")
                         .arg(format::duration(double(received->at.msecsTo(m_timeout)) / 1000));
}

const LifeMark* LifeLayout::won(PacketRelay::Kind step) const
{
    for (const LifeMark& mark : m_marks)
        if (mark.kind == LifeMark::Kind::Won && mark.step == step)
            return &mark;
    return nullptr;
}

double LifeLayout::x(const QDateTime& at) const
{
    const double length = double(qMax<qint64>(1, m_from.msecsTo(m_to)));
    return left + (m_right - left) * double(m_from.msecsTo(at)) / length;
}

void LifeLayout::lay(const QSizeF& size)
{
    m_end = qMax(left + 80, size.width() - 16);
    m_right = m_timeoutFar ? qMax(left + 60, m_end - behindBreak - gap) : m_end;
    m_break = m_timeoutFar ? std::optional(m_right + gap) : std::nullopt;
    m_sourceY = labelHeight + 24;
    m_destinationY = qMax(m_sourceY + 56, size.height() - 36 - labelHeight - 24);
    std::vector<QPointF> taken;
    for (LifeMark& mark : m_marks) {
        const bool far = mark.kind == LifeMark::Kind::Timeout && m_break;
        QPointF place(far ? (*m_break + m_end) / 2 : x(mark.at), laneY(mark.onSource));
        const double inward = mark.onSource ? stackStep : -stackStep;
        while (std::any_of(taken.begin(), taken.end(), [&](const QPointF& each) {
            return qAbs(each.x() - place.x()) < same && qAbs(each.y() - place.y()) < same;
        }))
            place.ry() += inward;
        taken.push_back(place);
        mark.place = place;
        mark.label = {};
    }
    placeLabels(true);
    placeLabels(false);
    placeArrows();
}

/// Sent, won and timeout first, then lost relays where room is left. A label is at the left of its mark if another mark
/// follows closely. Stacked marks have a tip only.
void LifeLayout::placeLabels(bool source)
{
    std::vector<std::pair<double, double>> taken;
    const double top = source ? m_sourceY - 14 - labelHeight : m_destinationY + 14;
    const auto isOn = [&](const LifeMark& mark) { return mark.onSource == source && mark.place.y() == laneY(source); };
    for (const bool lost : {false, true})
        for (LifeMark& mark : m_marks) {
            if (!isOn(mark) || (mark.kind == LifeMark::Kind::Lost) != lost)
                continue;
            const double width = mark.kind == LifeMark::Kind::Timeout ? timeoutWidth : labelWidth;
            const auto fits = [&](double from) {
                return from >= left - 8 && from + width <= m_end + 16 &&
                       std::none_of(taken.begin(), taken.end(),
                                    [&](const auto& each) { return from < each.second && each.first < from + width; });
            };
            const double x = mark.place.x(), after = x - 8, before = x + 8 - width;
            const bool crowded = std::any_of(m_marks.begin(), m_marks.end(), [&](const LifeMark& other) {
                return isOn(other) && other.place.x() > x && other.place.x() - 8 < after + width;
            });
            const bool toLeft = fits(before) && (crowded || !fits(after));
            if (!toLeft && !fits(after))
                continue;
            const double from = toLeft ? before : after;
            mark.label = QRectF(from, top, width, labelHeight);
            mark.labelRight = toLeft;
            taken.emplace_back(from, from + width);
        }
}

void LifeLayout::placeArrows()
{
    m_arrows.clear();
    const auto sent = std::find_if(m_marks.begin(), m_marks.end(),
                                   [](const LifeMark& mark) { return mark.kind == LifeMark::Kind::Sent; });
    const LifeMark* received = won(PacketRelay::Kind::Receive);
    const LifeMark* acknowledged = won(PacketRelay::Kind::Acknowledge);
    const auto between = [](const QDateTime& a, const QDateTime& b) {
        return format::duration(double(qMax<qint64>(0, a.msecsTo(b))) / 1000);
    };
    if (sent != m_marks.end() && received)
        m_arrows.push_back({sent->place, received->place,
                            LifeWords::tr("packet, %1", "time").arg(between(sent->at, received->at)), true});
    else if (sent != m_marks.end() && !m_done)
        m_arrows.push_back({sent->place,
                            {qMin(m_right - 8, sent->place.x() + 150), (m_sourceY + m_destinationY) / 2},
                            LifeWords::tr("packet, not received"),
                            false});
    if (received && acknowledged) {
        const QDateTime from = m_written.isValid() ? m_written : received->at;
        m_arrows.push_back({received->place, acknowledged->place,
                            LifeWords::tr("ack, %1", "time").arg(between(from, acknowledged->at)), true});
    } else if (received && !m_done) {
        m_arrows.push_back({received->place,
                            {qMin(m_right - 8, received->place.x() + 150), (m_sourceY + m_destinationY) / 2},
                            LifeWords::tr("ack, not relayed"),
                            false});
    }
}

}  // namespace signalbox::ui
