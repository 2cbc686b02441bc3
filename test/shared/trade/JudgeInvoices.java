import com.helger.diagnostics.error.IError;
import com.helger.io.resource.FileSystemResource;
import com.helger.phive.api.execute.ValidationExecutionManager;
import com.helger.phive.api.executorset.ValidationExecutorSetRegistry;
import com.helger.phive.api.validity.IValidityDeterminator;
import com.helger.phive.en16931.EN16931Validation;
import com.helger.phive.xml.source.IValidationSourceXML;
import com.helger.phive.xml.source.ValidationSourceXML;
import java.io.File;
import java.util.Locale;

/** Judges files by the schema of UBL 2.1 and the official rules of EN 16931; prints a line for each fault. */
public final class JudgeInvoices {
  public static void main(String[] files) {
    var registry = new ValidationExecutorSetRegistry<IValidationSourceXML>();
    EN16931Validation.initEN16931(registry);
    for (String file : files) {
      var rules = file.endsWith("red.xml")
          ? EN16931Validation.VID_UBL_CREDIT_NOTE_1315
          : EN16931Validation.VID_UBL_INVOICE_1315;
      var source = ValidationSourceXML.create(new FileSystemResource(new File(file)));
      var results = ValidationExecutionManager.executeValidation(
          IValidityDeterminator.createDefault(), registry.getOfID(rules), source, Locale.US);
      for (var result : results) {
        for (IError fault : result.getErrorList()) {
          System.out.println(new File(file).getName() + "\t" + fault.getErrorLevel().getID() + "\t"
              + fault.getErrorID() + "\t" + fault.getErrorText(Locale.US).replaceAll("\\s+", " "));
        }
        System.out.println(new File(file).getName() + "\tapplied\t"
            + result.getValidationArtefact().getValidationType().getID() + "\t" + !result.getErrorList().containsAtLeastOneError());
      }
    }
  }
}
