"""The forms of what an officer can do to a case: one class for each verb."""

from lapor.workbench.forms.answer import (
    AnswerForm,
    DraftForm,
    InterimForm,
    PaperForm,
    ReturnDraftForm,
)
from lapor.workbench.forms.base import ActionForm, Step
from lapor.workbench.forms.check import EditPublicForm, ReclassifyForm, TranscribeForm, VerifyForm
from lapor.workbench.forms.closing import ReviewForm, ValidateForm
from lapor.workbench.forms.decide import ArchiveForm, ContestForm, MergeForm, SealForm
from lapor.workbench.forms.hand import AcceptForm, AssignForm, DeclineForm, ForwardForm
from lapor.workbench.forms.limits import ExtendForm, ObjectionForm, WaitForForm
from lapor.workbench.forms.say import AskForm, NoteForm, ReplyForm

# In the order in which the case page offers them.
FORMS: dict[str, type[ActionForm]] = {
    form.verb: form
    for form in (
        TranscribeForm,
        VerifyForm,
        ForwardForm,
        AcceptForm,
        AnswerForm,
        DraftForm,
        ReturnDraftForm,
        PaperForm,
        InterimForm,
        AssignForm,
        ContestForm,
        ValidateForm,
        ReviewForm,
        ObjectionForm,
        AskForm,
        ReplyForm,
        WaitForForm,
        ExtendForm,
        DeclineForm,
        ReclassifyForm,
        EditPublicForm,
        MergeForm,
        SealForm,
        ArchiveForm,
        NoteForm,
    )
}
BULK = ("forward", "assign", "archive")

__all__ = ["BULK", "FORMS", "ActionForm", "Step"]
