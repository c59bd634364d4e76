// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QPointer>
#include <vector>

#include "widgets/text.h"

class QHBoxLayout;
class QVBoxLayout;
class QPushButton;
class QStackedWidget;

namespace signalbox::ui {

/// A window-modal dialog without a frame over a scrim of the main window: radius 10, 1 px control edge, foot of 54 px
/// on raised. Esc closes; Enter presses the focused button, else the primary one unless that is a danger one. While it
/// is open it only grows, at its place: nothing moves under the pointer when an answer arrives. Show it with open() and
/// listen to finished().
class Sheet : public QDialog {
    Q_OBJECT
public:
    explicit Sheet(const QString& title, QWidget* parent, int width = 640);

    QVBoxLayout* body() const { return m_body; }  ///< margins 20, title above
    void setTitle(const QString& title, const QString& note = {});
    void setMark(int mark);  ///< a chain's mark before the title
    void setFootNote(const QString& text);
    QPushButton* addFootButton(QPushButton* button, bool left = false);
    void setPrimary(QPushButton* button);
    QPushButton* cancelButton() const { return m_cancel; }
    void setCancelText(const QString& text);  ///< seen and spoken

    void setVisible(bool visible) override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

    void setPageHeight(int height) { m_pageHeight = height; }  ///< of every page of a wizard, where there is room
    void place();
    void changeEvent(QEvent* event) override;
    QHBoxLayout* m_foot;
    QVBoxLayout* m_body;
    QVBoxLayout* m_outer;
    QPushButton* m_cancel;
    QPushButton* m_primary = nullptr;
    bool m_sideColumn = false;
    int m_pageHeight = 540;

private:
    friend class WizardSheet;
    QWidget* m_headRow;
    QHBoxLayout* m_headLayout;
    Text* m_title;
    Text* m_note;
    Text* m_footNote;
    QWidget* m_scrim = nullptr;
    QPointer<QWidget> m_before;  ///< had the focus when the sheet opened
    bool m_placed = false;       ///< open at its place: only grows from now on
    void center();
    void takeKeysBack();
};

/// The frame of a wizard, 980 px wide: steps in a column of 208 px, question and explanation above one page at a time,
/// foot with Cancel · Back · Next. What the pages mean is the caller's: it listens to backPressed() and nextPressed().
class WizardSheet : public Sheet {
    Q_OBJECT
public:
    WizardSheet(const QString& title, QWidget* parent);

    int addPage(const QString& step, QWidget* page);  ///< answers its index; the page scrolls when it is too high
    void setCurrent(int index);
    int current() const;
    int pageCount() const;
    void setQuestion(const QString& question, const QString& explanation);
    void setStepNote(int index, const QString& note);   ///< the answer in short, below a passed step: "BNB Smart Chain"
    QPushButton* nextButton() const { return m_next; }  ///< the primary one: text and enabled state are the caller's
    QPushButton* backButton() const { return m_back; }

Q_SIGNALS:
    void backPressed();
    void nextPressed();

private:
    class Steps;

    QStackedWidget* m_stack;
    Steps* m_steps;
    Text* m_question;
    Text* m_explanation;
    QPushButton* m_back;
    QPushButton* m_next;
};

}  // namespace signalbox::ui
