// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

#include "ibc/model/ibc_words.h"

namespace signalbox::ui {

/// Something that happened to a packet, on one of its two lanes.
struct LifeMark {
    enum class Kind { Sent, Won, Lost, Timeout };
    Kind kind = Kind::Sent;
    PacketRelay::Kind step = PacketRelay::Kind::Receive;  ///< of won and lost relays
    bool onSource = true;
    QDateTime at;
    Height height = 0;
    QString transaction, signer;
    bool ours = false;
    std::optional<qint64> behind;  ///< of a lost relay: blocks after the one that won
    int relay = -1;                ///< index in PacketDetail::relays
    QPointF place;
    QRectF label;             ///< empty: no room, its tip has the text
    bool labelRight = false;  ///< the label ends at the mark
};

/// A line between the lanes: the packet, or its acknowledgement.
struct LifeArrow {
    QPointF from, to;
    QString text;
    bool arrived = true;
};

/// Places of a packet's life on two lanes over time. Pure arithmetic; px from the upper left corner.
class LifeLayout {
public:
    static constexpr double left = 132, labelHeight = 48;

    void setDetail(const PacketDetail& detail, const QDateTime& now);
    void lay(const QSizeF& size);

    const std::vector<LifeMark>& marks() const { return m_marks; }  ///< by time
    const std::vector<LifeArrow>& arrows() const { return m_arrows; }
    double laneY(bool source) const { return source ? m_sourceY : m_destinationY; }
    double right() const { return m_right; }                   ///< end of the lanes before a break
    std::optional<double> breakAt() const { return m_break; }  ///< left edge of the part behind the break
    double end() const { return m_end; }
    double x(const QDateTime& at) const;
    QDateTime from() const { return m_from; }
    QDateTime to() const { return m_to; }
    QString leftOver() const { return m_leftOver; }  ///< "received with 9 min 50 s left"; empty if unknown

private:
    void collect(const PacketDetail& detail);
    void addStep(const PacketDetail& detail, const QString& what, PacketRelay::Kind kind);
    void setRange(const QDateTime& now);
    void setBehind();
    void placeLabels(bool source);
    void placeArrows();
    const LifeMark* won(PacketRelay::Kind step) const;

    std::vector<LifeMark> m_marks;
    std::vector<LifeArrow> m_arrows;
    QDateTime m_from, m_to, m_timeout, m_written;
    QString m_leftOver;
    bool m_timeoutFar = false, m_done = false;
    double m_sourceY = 0, m_destinationY = 0, m_right = 0, m_end = 0;
    std::optional<double> m_break;
};

QString lifeTitle(const LifeMark& mark);      ///< "Received, won", "Lost by 1 block"
QStringList lifeLines(const LifeMark& mark);  ///< block and time; transaction
QString exactTime(const QDateTime& at);       ///< 14:20:31.402

}  // namespace signalbox::ui
