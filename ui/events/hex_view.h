// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractScrollArea>

#include "models/event_bytes.h"

namespace signalbox::ui {

/// The bytes of a log, 16 a row: offset, four groups, text; or one 32-byte word a row with its meaning. Marked bytes
/// are shown (value filled, offset word tinted); a click or the arrow keys choose a byte, so that the field it belongs
/// to can be selected.
class HexView : public QAbstractScrollArea {
    Q_OBJECT
public:
    enum class Mode { Hex, Words };

    explicit HexView(QWidget* parent = nullptr);

    void setData(const QByteArray& data);
    void setMarks(const std::vector<ByteMark>& marks,
                  const QString& field);  ///< scrolls to them; `field` is for screen readers
    void setMode(Mode mode);
    const std::vector<ByteMark>& marks() const { return m_marks; }
    const std::vector<HexLine>& lines() const { return m_lines; }
    int cursor() const { return m_cursor; }
    QRectF byteBox(int byte) const;  ///< in viewport coordinates; empty if not visible

    QSize sizeHint() const override { return {400, 280}; }
    QSize minimumSizeHint() const override { return {200, 80}; }

Q_SIGNALS:
    void byteChosen(int byte);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    int width() const { return m_mode == Mode::Hex ? 16 : 32; }
    int lineHeight() const { return 17; }
    qreal digit() const;
    qreal groupsLeft() const;
    qreal textLeft() const;
    void layAgain();
    void showMarks();
    void choose(int byte);
    int lineOf(int byte) const;
    int byteAt(const QPointF& at) const;
    void paintHexLine(QPainter& painter, const HexLine& line, qreal top) const;
    void paintWordLine(QPainter& painter, const HexLine& line, qreal top) const;
    void describe();

    QByteArray m_data;
    std::vector<ByteMark> m_marks;
    std::vector<HexLine> m_lines;
    QString m_field;
    Mode m_mode = Mode::Hex;
    bool m_unfolded = false;
    int m_cursor = -1;
};

}  // namespace signalbox::ui
