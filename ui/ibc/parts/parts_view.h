// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace signalbox::ui {

/// A drawn picture with parts that the pointer and the arrow keys reach: chains and arcs of a map, marks of a life
/// line. Each part has a name for its tip and for screen readers. A click or Enter chooses a part. GUI thread.
class PartsView : public QWidget {
    Q_OBJECT
public:
    explicit PartsView(const QString& name, QWidget* parent = nullptr);

    virtual int partCount() const = 0;
    virtual QString partName(int part) const = 0;
    virtual QRectF partBox(int part) const = 0;       ///< in pixels of the widget
    virtual int partAt(const QPointF& at) const = 0;  ///< -1: none
    int focusedPart() const { return m_focused; }
    int hoveredPart() const { return m_hovered; }
    void setFocusedPart(int part);

Q_SIGNALS:
    void chosen(int part);

protected:
    void partsChanged();  ///< the parts are others now: focus and hover end

    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    void moveTo(int part);
    int m_focused = -1, m_hovered = -1;
};

/// One child per part for screen readers; done by the first view.
void installPartsAccessibility();

}  // namespace signalbox::ui
