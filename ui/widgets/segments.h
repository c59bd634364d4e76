// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QWidget>
#include <vector>

class QButtonGroup;

namespace signalbox::ui {

/// One of several, in one edge; arrow keys move. 26 px high.
class Segments : public QWidget {
    Q_OBJECT
public:
    struct Item {
        QString id, text;
        bool operator==(const Item&) const = default;
    };
    explicit Segments(const QString& name, QWidget* parent = nullptr);

    void setItems(const std::vector<Item>& items);  ///< keeps the current one when it is still there
    QString current() const { return m_current; }
    void setCurrent(const QString& id);

Q_SIGNALS:
    void currentChanged(const QString& id);

private:
    class Button;
    std::vector<Item> m_items;
    std::vector<Button*> m_buttons;
    QButtonGroup* m_group;
    QString m_current;
};

/// "chain is Base ×": the text opens its editor (clicked()), the cross removes it.
class FilterChip : public QAbstractButton {
    Q_OBJECT
public:
    FilterChip(const QString& key, const QString& value, QWidget* parent = nullptr);
    void set(const QString& key, const QString& value);
    QString key() const { return m_key; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void removed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRectF crossBox() const;
    QString m_key, m_value;
};

/// On and off; the text stands to its right.
class Switch : public QAbstractButton {
    Q_OBJECT
public:
    explicit Switch(const QString& text, QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace signalbox::ui
