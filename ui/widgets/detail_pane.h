// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/card.h"

class QToolButton;
class QScrollArea;

namespace signalbox::ui {

/// Label, small type, value on the right, copy button; 25 px. The full value is shown as tool tip and copied.
class DetailRow : public QWidget {
    Q_OBJECT
public:
    explicit DetailRow(const QString& label, QWidget* parent = nullptr);

    void setLabel(const QString& label);
    void setType(const QString& type);
    void setValue(const QString& shown, const QString& whole = {}, TextRole role = TextRole::Base, Ink ink = Ink::Text);
    void setCopyable(bool on);
    void setSelectable(bool on);  ///< a click or Enter selects the row
    void setSelected(bool on);
    bool isSelected() const { return m_selected; }
    QString value() const { return m_whole; }

Q_SIGNALS:
    void clicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    Text* m_label;
    Text* m_type;
    Text* m_value;
    QToolButton* m_copy;
    QString m_whole;
    bool m_selected = false, m_selectable = false, m_link = false;
};

/// A card with head and close button, and a scrolled column of sections and rows. Put it into a QSplitter; DetailPane
/// does not remember its width, Desk::rememberSplitter does.
class DetailPane : public Card {
    Q_OBJECT
public:
    explicit DetailPane(QWidget* parent = nullptr);

    void setTitle(const QString& title, const QString& note = {});
    void clear();
    DetailRow* addRow(const QString& label, const QString& shown, const QString& whole = {},
                      TextRole role = TextRole::Base);
    void addSection(const QString& title, const QString& note = {}, QWidget* right = nullptr);
    void addWidget(QWidget* widget, int stretch = 0);
    void addFoot(QWidget* widget);  ///< below the scrolled part: actions
    void setClosable(bool closable);

Q_SIGNALS:
    void closeRequested();

private:
    QWidget* m_content;
    QVBoxLayout* m_rows;
    QHBoxLayout* m_foot = nullptr;
    QToolButton* m_close;
    bool m_first = true;
};

/// Copies the text and confirms it in a short tip.
void copyText(const QString& text, QWidget* near);

}  // namespace signalbox::ui
