#pragma once

#include <QDialog>
#include <vector>

#include "widgets/text.h"

class QHBoxLayout;
class QVBoxLayout;
class QPushButton;
class QStackedWidget;

namespace signalbox::ui {

/// A window-modal dialog without a frame over a scrim of the main window: radius 10, 1 px control edge, foot of 54 px on raised.
/// Esc closes; Enter presses the primary button unless that is a danger one. Show it with open() and listen to finished().
class Sheet : public QDialog {
    Q_OBJECT
public:
    explicit Sheet(const QString& title, QWidget* parent, int width = 640);

    QVBoxLayout* body() const { return m_body; }  ///< margins 20, title above
    void setTitle(const QString& title, const QString& note = {});
    void setMark(int mark);                       ///< a chain's mark before the title
    void setFootNote(const QString& text);
    QPushButton* addFootButton(QPushButton* button, bool left = false);
    void setPrimary(QPushButton* button);
    QPushButton* cancelButton() const { return m_cancel; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    virtual bool hasSideColumn() const { return false; }

    void place();
    QHBoxLayout* m_foot;
    QVBoxLayout* m_body;
    QVBoxLayout* m_outer;
    QPushButton* m_cancel;
    QPushButton* m_primary = nullptr;
    int m_footTop = 0;

private:
    friend class WizardSheet;
    QWidget* m_headRow;
    QHBoxLayout* m_headLayout;
    Text* m_title;
    Text* m_note;
    Text* m_footNote;
    QWidget* m_scrim = nullptr;
};

/// One question of a wizard. The sheet asks isComplete() on every completeChanged().
class WizardPage : public QWidget {
    Q_OBJECT
public:
    WizardPage(const QString& step, const QString& question, const QString& explanation, QWidget* parent = nullptr);

    QString step() const { return m_step; }
    QString question() const { return m_question; }
    QString explanation() const { return m_explanation; }
    void setQuestion(const QString& question, const QString& explanation);
    void setStepNote(const QString& note);   ///< the answer in short, below the step: "BNB Smart Chain"
    QString stepNote() const { return m_stepNote; }
    void setFootNote(const QString& note);   ///< left of the buttons: "1 ready, 1 being retried"
    QString footNote() const { return m_footNote; }

    virtual bool isComplete() const { return true; }
    virtual void entered() {}
    virtual bool leave() { return true; }    ///< Next was pressed; false: stay
    virtual QString nextText() const { return {}; }  ///< empty: "Next", on the last page "Start"

Q_SIGNALS:
    void completeChanged();  ///< also when step note, question or foot note changed

private:
    QString m_step, m_question, m_explanation, m_stepNote, m_footNote;
};

/// Steps in a column of 208 px, one page at a time, Cancel · Back · Next. 980 px wide.
class WizardSheet : public Sheet {
    Q_OBJECT
public:
    WizardSheet(const QString& title, QWidget* parent);

    void addPage(WizardPage* page);
    WizardPage* currentPage() const;
    int currentIndex() const;
    void goTo(int index);
    QPushButton* nextButton() const { return m_next; }
    QPushButton* backButton() const { return m_back; }

Q_SIGNALS:
    void finishRequested();  ///< Next on the last page, its leave() was true

protected:
    bool hasSideColumn() const override { return true; }

private:
    class Steps;
    void renew();
    void next();

    std::vector<WizardPage*> m_pages;
    QStackedWidget* m_stack;
    Steps* m_steps;
    QPushButton* m_back;
    QPushButton* m_next;
};

}  // namespace signalbox::ui
