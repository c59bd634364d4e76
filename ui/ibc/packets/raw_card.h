// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/ibc_queries.h"
#include "widgets/card.h"

class QPlainTextEdit;
class QStackedWidget;

namespace signalbox::ui {

class HexView;
class Segments;

/// The bytes of a packet: data, acknowledgement, events, and the data as hex; below them the commitment.
class RawCard : public Card {
    Q_OBJECT
public:
    explicit RawCard(QWidget* parent = nullptr);
    void setDetail(const PacketDetail& detail);
    void showPart(const QString& part);  ///< data, ack, event, hex
    Segments* parts() const { return m_parts; }
    QString text() const;  ///< as shown

private:
    void renew();

    PacketDetail m_detail;
    QByteArray m_inHex;
    Segments* m_parts;
    Text* m_size;
    QStackedWidget* m_stack;
    QPlainTextEdit* m_text;
    HexView* m_hex;
    Text* m_commitment;
    QWidget* m_copyCommitment;
};

QString rawText(const QByteArray& bytes);  ///< indented JSON, else text, else hex digits; control characters visible
QString eventsText(const PacketDetail& detail);

}  // namespace signalbox::ui
