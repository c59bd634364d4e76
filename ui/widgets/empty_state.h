// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>

class QPushButton;

namespace signalbox::ui {

class Text;

/// One line of what this page shows, one button that gets there, a muted icon above.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    explicit EmptyState(const QString& iconName = {}, const QString& text = {}, QWidget* parent = nullptr);
    void setText(const QString& text);
    void setIcon(const QString& name);
    void setButton(const QString& text, const QString& iconName, std::function<void()> run);  ///< empty text: no button
    QPushButton* button() const { return m_button; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_icon;
    Text* m_text;
    QPushButton* m_button;
    std::function<void()> m_run;
};

}  // namespace signalbox::ui
